namespace NeuralNets.Persistence;

internal static partial class BuiltIns
{
    /// <summary>The layers that have nothing but numbers for settings. Dense and ActivationLayer hold functions: see <see cref="LayerJson"/>.</summary>
    public static IReadOnlyList<BuiltIn<Layer>> Layers { get; } =
    [
        new(nameof(Dropout), [new("rate", 0.5)], s => new Dropout(s[0]), l => l is Dropout { Rate: var rate } ? [rate] : null),
        new(nameof(LayerNorm), [new("epsilon", 1e-5)], s => new LayerNorm(s[0]), l => l is LayerNorm { Epsilon: var epsilon } ? [epsilon] : null),
        new(nameof(PReLU), [new("initialSlope", 0.25)], s => new PReLU(s[0]), l => l is PReLU { InitialSlope: var slope } ? [slope] : null),
        new(nameof(RReLU), [new("lower", 1.0 / 8), new("upper", 1.0 / 3)], s => new RReLU(s[0], s[1]), l => l is RReLU { Lower: var lower, Upper: var upper } ? [lower, upper] : null),
        new(nameof(GumbelSoftmax), [new("temperature", 1)], s => new GumbelSoftmax(s[0]), l => l is GumbelSoftmax { Temperature: var temperature } ? [temperature] : null),
    ];
}
