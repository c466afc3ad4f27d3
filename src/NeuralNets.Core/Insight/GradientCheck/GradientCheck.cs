namespace NeuralNets.Insight;

/// <summary>
/// Analytic derivatives against central differences ĝ = (C(x + h) − C(x − h))/2h in double: of a network, an activation, a cost;
/// built-in or your own.
/// </summary>
/// <remarks>
/// The code that is checked is the code that trains, in double in place of float. Bengio 2012, "Practical recommendations for
/// gradient-based training of deep architectures", section 4.4; Richardson 1911 for the extrapolation to h → 0.
/// </remarks>
public static partial class GradientCheck
{
    /// <summary>Checks Backpropagate of a network: parameters and inputs, entry by entry and along random directions.</summary>
    /// <param name="network">Converted to double; itself unchanged. Its random layers draw for both gradients what options.Step says.</param>
    /// <param name="inputs">[rows × InputSize], at least one row; a few are enough.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="options">null: the defaults.</param>
    /// <remarks>
    /// Two or more forward passes of the rows for each entry and direction that is compared, on one thread: a few rows are enough,
    /// and <see cref="GradientCheckOptions.EntriesPerBlock"/> bounds the entries of a large network.
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or options out of range.</exception>
    public static GradientCheckReport Of<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, GradientCheckOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, inputs, targets, cost);
        options = GradientCheckOptions.Valid(options);
        return new NetworkCheck(network.ConvertTo<double>(), Doubles.Of(inputs), Doubles.Of(targets), cost, options).Run();
    }
}
