using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>Networks as solvers see them: a function of a vector of doubles.</summary>
internal static class NetworkSolving
{
    public static double[] CopyParameters<T>(this Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] w = new double[network.Parameters.Length];
        TensorPrimitives.ConvertTruncating<T, double>(network.Parameters, w);
        return w;
    }

    /// <summary>Each rounded once.</summary>
    public static void SetParameters<T>(this Network<T> network, ReadOnlySpan<double> w) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TensorPrimitives.ConvertTruncating(w, network.Parameters);

    public static void CheckFullBatch<T>(this Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cost);
        int rows = Check.Rows(inputs.Length, network.InputSize, nameof(network.InputSize), nameof(inputs));
        Check.AnyRows(rows, nameof(inputs));
        Check.Length(targets.Length, rows, cost.TargetWidth(network.OutputSize), "TargetWidth", nameof(targets));
        network.ThrowIfRandom();
    }

    public static void ThrowIfRandom<T>(this Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i] is Dropout or RReLU or GumbelSoftmax)
                throw new ArgumentException($"layers[{i}] ({network.Layers[i].GetType().Name}) draws random numbers: the cost is no function of the parameters alone, as a full-batch solver needs it.", nameof(network));
        }
    }
}

/// <summary>The mean cost over rows in memory.</summary>
internal readonly ref struct SpanObjective<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, Gradient<T> gradient) : IObjective
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _inputs = inputs, _targets = targets;

    public double Evaluate(ReadOnlySpan<double> w, Span<double> gradientOfCost)
    {
        network.SetParameters(w);
        double f = Kernels.Number.ToDouble(network.Backpropagate(_inputs, _targets, cost, gradient));
        TensorPrimitives.ConvertTruncating<T, double>(gradient.Values, gradientOfCost);
        return f;
    }
}
