using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// H, the matrix of second derivatives of the mean cost, ∂²C/∂wᵢ∂wⱼ over all parameters of a network: how the gradient changes as
/// the parameters move. Nothing here changes the network.
/// </summary>
/// <remarks>
/// What is differentiated is the gradient that Backpropagate computes; where an activation has a derivative of its own making (the
/// steps with surrogates), H is the derivative of that gradient and need not be symmetric. At a kink it is one of the values from
/// either side. Layers that draw random numbers draw those of the given step. Exact for built-in functions: see
/// <see cref="Exactness"/>.
/// </remarks>
public static class Hessian
{
    /// <summary>The most parameters for which <see cref="Full"/> makes the whole matrix: 128 MiB.</summary>
    public const int MaxFullParameters = 4096;

    /// <summary>result = H·v, by one forward and one backward pass, each with its derivative along v: about three times the work of a gradient.</summary>
    /// <param name="network">Only read.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="v">A direction, laid out as <see cref="Network{T}.Parameters"/>.</param>
    /// <param name="result">Receives H·v, laid out alike; may be v.</param>
    /// <param name="step">Which random draw, as <see cref="Gradient{T}.Step"/>.</param>
    /// <returns>Whether every function was differentiated exactly.</returns>
    /// <remarks>
    /// The same bits at any number of threads. Its memory goes when it returns; <see cref="HessianProduct{T}"/> keeps it for the
    /// next product. Pearlmutter 1994, "Fast exact multiplication by the Hessian".
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths that do not fit, or no rows.</exception>
    public static Exactness Multiply<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, ReadOnlySpan<T> v, Span<T> result, ulong step = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var product = new HessianProduct<T>(network, cost);
        product.Multiply(inputs, targets, v, result, step);
        return product.Exactness;
    }

    /// <summary>The whole of H, column by column, in double; for small networks: one product a parameter.</summary>
    /// <param name="network">Only read; at most <see cref="MaxFullParameters"/> parameters.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <returns>[parameters × parameters], as it was computed: its two halves differ by rounding.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or too many parameters.</exception>
    public static double[] Full<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, inputs, targets, cost);
        int n = network.Parameters.Length;
        if (n > MaxFullParameters)
            throw new ArgumentException($"The network has {n} parameters; the whole matrix is made for {MaxFullParameters} at most. Use Multiply or Eigenvalues.", nameof(network));
        HessianMap map = Map(network, inputs, targets, cost);
        var full = new double[n * n];
        double[] unit = new double[n], column = new double[n];
        for (int j = 0; j < n; j++)
        {
            unit[j] = 1;
            map.Multiply(unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++)
                full[i * n + j] = column[i];
        }
        return full;
    }

    /// <summary>The largest and the smallest eigenvalues of H, λ·x = H·x, by the method of Lanczos, in double.</summary>
    /// <param name="network">Only read.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="largest">How many from the upper end, not negative.</param>
    /// <param name="smallest">How many from the lower end, not negative.</param>
    /// <param name="settings">Accuracy and limits; null: the defaults.</param>
    /// <remarks>
    /// Each iteration costs one product and keeps one vector of doubles as long as the parameters, since every vector is kept at
    /// right angles to all before: a hundred iterations with a million parameters take 800 MB. An eigenvalue that occurs several
    /// times may be found once. Same arguments, same bits.
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, no parameters, or a count that is negative or, together, above the number of parameters.</exception>
    public static HessianSpectrum Eigenvalues<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, int largest = 1, int smallest = 1, LanczosSettings? settings = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, inputs, targets, cost);
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        ArgumentOutOfRangeException.ThrowIfNegative(smallest);
        int n = network.Parameters.Length;
        if (n == 0 || (long)largest + smallest > n)
            throw new ArgumentException($"The network has {n} parameters and as many eigenvalues; {largest} largest and {smallest} smallest were asked for.", nameof(network));
        HessianMap map = Map(network, inputs, targets, cost);
        return new Lanczos(map, n, settings ?? new LanczosSettings()).Run(largest, smallest, Exactness.Of(network, cost));
    }

    internal static HessianMap Map<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(network.ConvertTo<double>(), Doubles.Of(inputs), Doubles.Of(targets), cost);
}
