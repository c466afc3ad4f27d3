using NeuralNets.Kernels;

namespace NeuralNets.Insight;

public static partial class Descent
{
    /// <summary>
    /// Examines a network on a data set: the norm of the gradient in each layer, gradients that vanish or explode on their way
    /// down, units that are dead or saturated.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">At least one row.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="limits">From where on something is a finding; null: the defaults.</param>
    /// <remarks>
    /// Units are judged by f′, whatever the activation. Those of the last layer only make findings if the cost does not compose
    /// with their activation: there f′ stands in no gradient. Glorot, Bengio 2010, "Understanding the difficulty of training deep
    /// feedforward neural networks"; Pascanu, Mikolov, Bengio 2013, "On the difficulty of training recurrent neural networks".
    /// </remarks>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other.</exception>
    public static NetworkHealth Examine<T>(Network<T> network, Dataset<T> data, ICost cost, HealthLimits? limits = null) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, data, cost);
        limits ??= new HealthLimits();
        Network<T> settled = InPrediction.Of(network);
        Gradient<T> gradient = FullGradient.Of(settled, data, cost, out double meanCost);
        var batches = new RowBatches<T>(data);
        var signals = new SignalRun<T>(settled, cost, batches.MostRows, limits.Slope);
        while (batches.Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets))
            signals.Add(inputs, targets, batches.Rows);

        LayerHealth[] layers = [.. network.Layers.Select((layer, i) => new LayerHealth(
            i,
            LayerName.Of(layer),
            Array.AsReadOnly(Norms(settled, gradient, i)),
            signals.Signal(i),
            signals.Counters.FirstOrDefault(c => c.Layer == i)?.Units(limits.Share) ?? []))];
        bool isComposed = settled.Architecture.OutputActivation is { } last && cost.Compose(last) is not null;
        Finding[] findings = [.. Findings.OfValues(meanCost, layers), .. Findings.OfUnits(layers, settled, isComposed, limits), .. Findings.OfSignals(layers, limits)];
        return new NetworkHealth(meanCost, WideSum.Norm<T>(gradient.Values), gradient.Rows, Array.AsReadOnly(layers), Array.AsReadOnly(findings));
    }

    private static BlockNorm[] Norms<T>(Network<T> network, Gradient<T> gradient, int layer) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. network.Blocks.Where(b => b.Layer == layer).Select(b => new BlockNorm(b, WideSum.Norm<T>(network.Parameters.Slice(b.Offset, b.Length)), WideSum.Norm<T>(gradient.Values.Slice(b.Offset, b.Length))))];
}
