namespace NeuralNets.Persistence;

internal static partial class BuiltIns
{
    public static IReadOnlyList<BuiltIn<IInitializer>> Initializers { get; } =
    [
        new(nameof(Initializer.Zeros), Initializer.Zeros),
    ];
}
