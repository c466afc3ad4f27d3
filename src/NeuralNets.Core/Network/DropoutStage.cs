using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>y = m∘x, then dx = m∘dy, with a mask m of zeros and 1/(1−rate) drawn for the step, layer, row and unit.</summary>
internal sealed class DropoutStage<T>(int layer, int width, double rate) : Stage<T>(layer, width, width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override bool InPlace => true;

    public override Stage<T>? InPrediction => null;

    public override int Kept => Outputs;

    public override long Work => 32 * Outputs;

    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> x, Span<T> y, Span<T> mask)
    {
        DropoutMask.Fill(mask, rate, pass.Seed, Streams.Dropout(Layer, pass.Step), (ulong)pass.FirstRow * (ulong)Outputs);
        TensorPrimitives.Multiply(x, mask, y);
    }

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> mask, ReadOnlySpan<T> dy, Span<T> dx) =>
        TensorPrimitives.Multiply(dy, mask, dx);
}
