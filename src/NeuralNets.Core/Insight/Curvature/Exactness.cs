namespace NeuralNets.Insight;

/// <summary>How second derivatives were made: those of built-in functions exactly, from their own formulas on dual numbers; those of functions of your own by central differences of their Backpropagate and Differentiate, good to about 10 digits away from kinks.</summary>
/// <param name="ByDifferences">The functions done by differences, by their texts; empty: everything is exact but for rounding.</param>
public sealed record Exactness(IReadOnlyList<string> ByDifferences)
{
    /// <summary>Nothing was done by differences.</summary>
    public bool IsExact => ByDifferences.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => IsExact ? "exact" : $"by differences of {string.Join(", ", ByDifferences)}; the rest exact";

    internal static Exactness Of<T>(Network<T> network, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var names = new List<string>();
        foreach (Layer layer in network.Layers)
        {
            IActivation? activation = layer switch { Dense dense => dense.Activation, ActivationLayer a => a.Activation, _ => null };
            bool composed = ReferenceEquals(layer, network.Layers[^1]) && activation is not null && cost.Compose(activation) is not null;
            if (activation is not (null or ITangentActivation) && !composed)
                names.Add($"{activation}");
        }
        Add(network.Architecture.OutputActivation is { } last && cost.Compose(last) is { } ofZ ? ofZ : cost, names);
        return new Exactness([.. names.Distinct()]);
    }

    private static void Add(ICost cost, List<string> names)
    {
        switch (cost)
        {
            case Cost.Combinator combinator:
                Add(combinator.Inner, names);
                break;
            case Cost.SumCost sum:
                foreach ((_, ICost part) in sum.Parts)
                    Add(part, names);
                break;
            case not ITangentCost:
                names.Add($"{cost}");
                break;
        }
    }
}
