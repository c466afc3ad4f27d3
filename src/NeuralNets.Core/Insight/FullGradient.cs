using NeuralNets.Kernels;

namespace NeuralNets.Insight;

internal static class FullGradient
{
    /// <summary>∇ of the mean cost over a data set, the same bits as Backpropagate over all its rows.</summary>
    public static Gradient<T> Of<T>(Network<T> network, Dataset<T> data, ICost cost, out double meanCost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new Gradient<T>(network);
        var batches = new RowBatches<T>(data);
        while (batches.Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets))
            network.Accumulate(inputs, targets, cost, gradient);
        meanCost = Number.ToDouble(gradient.Complete());
        return gradient;
    }
}
