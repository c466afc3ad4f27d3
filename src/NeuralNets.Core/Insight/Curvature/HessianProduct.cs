namespace NeuralNets.Insight;

/// <summary>
/// v ↦ H·v of one network and one cost, again and again: what <see cref="Hessian.Multiply"/> does, with its memory kept from one
/// product to the next. For methods that need many products.
/// </summary>
/// <remarks>
/// The memory is about five times that of the parameters and, for each row of a call, up to 1024 of them, three times what training
/// takes. A product allocates nothing once there has been one of as many rows; LayerNorm, costs made of others and functions of your
/// own need some scratch each time. One thread at a time. Pearlmutter 1994, "Fast exact multiplication by the Hessian".
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class HessianProduct<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HessianPass<T> _pass;

    /// <summary>Products of a network's Hessian; none is made yet.</summary>
    /// <param name="network">Only read, as it stands at each product: it may learn in between.</param>
    /// <param name="cost">C of one example.</param>
    public HessianProduct(Network<T> network, ICost cost)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        Network = network;
        Cost = cost;
        Exactness = Exactness.Of(network, cost);
        _pass = new HessianPass<T>(network, cost);
    }

    /// <summary>Whose Hessian.</summary>
    public Network<T> Network { get; }

    /// <summary>C of one example.</summary>
    public ICost Cost { get; }

    /// <summary>Whether every function is differentiated exactly.</summary>
    public Exactness Exactness { get; }

    /// <summary>result = H·v, H of the mean cost over the rows.</summary>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="v">A direction, laid out as <see cref="Network{T}.Parameters"/>.</param>
    /// <param name="result">Receives H·v, laid out alike; may be v.</param>
    /// <param name="step">Which random draw, as <see cref="Gradient{T}.Step"/>.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or no rows.</exception>
    public void Multiply(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> v, Span<T> result, ulong step = 0)
    {
        Arguments.Check(Network, inputs, targets, Cost);
        int n = Network.Parameters.Length;
        if (v.Length != n)
            throw new ArgumentException($"v holds {v.Length} values; the network has {n} parameters.", nameof(v));
        if (result.Length != n)
            throw new ArgumentException($"result holds {result.Length} values; the network has {n} parameters.", nameof(result));
        _pass.Multiply(inputs, targets, v, result, step);
    }
}
