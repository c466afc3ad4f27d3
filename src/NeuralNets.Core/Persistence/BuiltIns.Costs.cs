namespace NeuralNets.Persistence;

internal static partial class BuiltIns
{
    public static IReadOnlyList<BuiltIn<ICost>> Costs { get; } =
    [
        new(nameof(Cost.SquaredError), Cost.SquaredError),
    ];
}
