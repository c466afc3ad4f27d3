using System.Globalization;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>What the numbers of a <see cref="NetworkHealth"/> say, in sentences.</summary>
internal static class Findings
{
    public static IEnumerable<Finding> OfValues(double cost, LayerHealth[] layers)
    {
        if (!double.IsFinite(cost))
            yield return new Finding(FindingKind.NotFinite, null, 0, Text($"the mean cost is {cost}"));
        foreach (LayerHealth layer in layers)
        {
            bool parameters = !double.IsFinite(layer.ParameterNorm);
            if (parameters || !double.IsFinite(layer.GradientNorm))
                yield return new Finding(FindingKind.NotFinite, layer.Layer, 0, $"layer {layer.Layer}: not all {(parameters ? "parameters" : "gradients")} are finite");
        }
    }

    public static IEnumerable<Finding> OfUnits<T>(LayerHealth[] layers, Network<T> network, bool isComposed, HealthLimits limits) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (LayerHealth layer in layers)
        {
            if (layer.Units.Count == 0 || (isComposed && layer.Layer == layers.Length - 1))
                continue;
            IActivation? activation = network.Layers[layer.Layer] is Dense dense ? dense.Activation : (network.Layers[layer.Layer] as ActivationLayer)?.Activation;
            if (layer.Dead > 0)
                yield return new Finding(FindingKind.DeadUnits, layer.Layer, layer.Dead, Sentence(layer, layer.Dead, activation, "never active"));
            if (layer.Rare > 0)
                yield return new Finding(FindingKind.RareUnits, layer.Layer, layer.Rare, Sentence(layer, layer.Rare, activation, Text($"active on at most {100 * (1 - limits.Share):0.##} % of the rows")));
            if (layer.Saturated > 0)
                yield return new Finding(FindingKind.SaturatedUnits, layer.Layer, layer.Saturated, Sentence(layer, layer.Saturated, activation, Text($"saturated: |f′| < {limits.Slope} on at least {100 * limits.Share:0.##} % of the rows")));
        }
    }

    public static IEnumerable<Finding> OfSignals(LayerHealth[] layers, HealthLimits limits)
    {
        LayerHealth[] weighted = [.. layers.Where(layer => layer.Signal is not null)];
        if (weighted.Length < 2 || weighted[^1].Signal is not > 0)
            yield break;
        double top = weighted[^1].Signal!.Value;
        // Of equals the highest: where the gradient stops, not how far below that there are layers.
        int least = weighted.Length - 1, most = least;
        for (int i = weighted.Length - 2; i >= 0; i--)
        {
            least = weighted[i].Signal < weighted[least].Signal ? i : least;
            most = weighted[i].Signal > weighted[most].Signal ? i : most;
        }
        int from = weighted[^1].Layer;
        double low = weighted[least].Signal!.Value, high = weighted[most].Signal!.Value;
        if (low == 0)
            yield return new Finding(FindingKind.VanishingGradient, weighted[least].Layer, 0, $"the gradient vanishes: nothing of it arrives in layer {weighted[least].Layer}{(least == 0 ? "" : " and below")}");
        else if (low < limits.Vanishing * top)
            yield return new Finding(FindingKind.VanishingGradient, weighted[least].Layer, 0, Text($"the gradient vanishes: |∂C/∂z| falls from {top:G3} in layer {from} to {low:G3} in layer {weighted[least].Layer}, {Factor(top / low, weighted.Length - 1 - least):G3} times less with each layer"));
        if (high > limits.Exploding * top)
            yield return new Finding(FindingKind.ExplodingGradient, weighted[most].Layer, 0, Text($"the gradient explodes: |∂C/∂z| grows from {top:G3} in layer {from} to {high:G3} in layer {weighted[most].Layer}, {Factor(high / top, weighted.Length - 1 - most):G3} times more with each layer"));
    }

    private static string Sentence(LayerHealth layer, int count, IActivation? activation, string what) =>
        $"layer {layer.Layer}: {count} of {layer.Units.Count} {activation} units {(count == 1 ? "is" : "are")} {what}";

    private static double Factor(double ratio, int layers) => Elementary.Exp(Elementary.Log(ratio) / layers);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
