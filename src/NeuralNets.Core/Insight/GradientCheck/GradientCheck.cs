using System.Numerics.Tensors;

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
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or options out of range.</exception>
    public static GradientCheckReport Of<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, GradientCheckOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        options ??= new GradientCheckOptions();
        options.ThrowIfInvalid();
        int rows = Check.Rows(inputs.Length, network.InputSize, nameof(network.InputSize), nameof(inputs));
        Check.AnyRows(rows, nameof(inputs));
        Check.Length(targets.Length, rows, cost.TargetWidth(network.OutputSize), "TargetWidth", nameof(targets));
        return new NetworkCheck(network.ConvertTo<double>(), ToDouble(inputs), ToDouble(targets), cost, options).Run();
    }

    internal static double[] ToDouble<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new double[values.Length];
        TensorPrimitives.ConvertTruncating(values, result.AsSpan());
        return result;
    }
}
