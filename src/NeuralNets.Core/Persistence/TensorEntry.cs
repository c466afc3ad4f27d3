namespace NeuralNets.Persistence;

/// <summary>One tensor as a file's header tells it; <paramref name="Start"/> and <paramref name="End"/> count from the end of the header.</summary>
internal sealed record TensorEntry(string Name, ElementType Type, long[] Shape, long Start, long End)
{
    public override string ToString() => $"{Name} {Type.Name} {ShapeText(Shape)}";

    public static string ShapeText(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
