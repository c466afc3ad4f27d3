namespace NeuralNets.Persistence;

/// <summary>Every built-in function by name: files, tests and the documentation read it here.</summary>
internal static partial class BuiltIns
{
    public static IReadOnlyList<BuiltIn<IActivation>> Activations { get; } =
    [
        new(nameof(Activation.Identity), Activation.Identity),
        new(nameof(Activation.LeakyReLU), [new("slope", 0.01)], s => Activation.LeakyReLU(s[0]),
            f => f is Activation.BuiltIn<Activation.LeakyReLUOperator> { Function.Slope: var slope } ? [slope] : null),
    ];
}
