namespace NeuralNets.Persistence;

internal static partial class BuiltIns
{
    /// <summary>The layers that have nothing but numbers for settings. Dense and ActivationLayer hold functions: see <see cref="LayerJson"/>.</summary>
    public static IReadOnlyList<BuiltIn<Layer>> Layers { get; } =
    [
        new(nameof(Dropout), [new("rate", 0.5)], s => new Dropout(s[0]), l => l is Dropout { Rate: var rate } ? [rate] : null),
        new(nameof(LayerNorm), [new("epsilon", 1e-5)], s => new LayerNorm(s[0]), l => l is LayerNorm { Epsilon: var epsilon } ? [epsilon] : null),
    ];
}
