using System.Buffers;
using System.Numerics.Tensors;

namespace NeuralNets.Insight;

/// <summary>The same examples as doubles; nothing is kept.</summary>
internal sealed class ConvertedDataset<T>(Dataset<T> data) : Dataset<double> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => data.Count;

    public override int InputSize => data.InputSize;

    public override int TargetSize => data.TargetSize;

    protected override void ReadRows(ReadOnlySpan<int> rows, Span<double> inputs, Span<double> targets)
    {
        T[] rented = ArrayPool<T>.Shared.Rent(inputs.Length + targets.Length);
        Span<T> x = rented.AsSpan(0, inputs.Length), y = rented.AsSpan(inputs.Length, targets.Length);
        data.Read(rows, x, y);
        TensorPrimitives.ConvertTruncating<T, double>(x, inputs);
        TensorPrimitives.ConvertTruncating<T, double>(y, targets);
        ArrayPool<T>.Shared.Return(rented);
    }
}
