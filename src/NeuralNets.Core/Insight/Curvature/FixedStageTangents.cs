using System.Numerics.Tensors;

namespace NeuralNets.Insight;

/// <summary>a = f(z): R{a} and R{dz} as the activation gives them.</summary>
internal sealed class ActivationTangent<T>(ITangentActivation activation, int width) : TangentStage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(TangentPass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> rx, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, Span<T> ry, Span<T> scratch) =>
        activation.ActivateTangent(x, rx, y, ry, width);

    public override void Backward(TangentPass<T> pass, TangentRows<T> rows, Span<T> rdx, Span<T> scratch) =>
        activation.BackpropagateTangent(rows.X, rows.RX, rows.Y, rows.RY, rows.Dy, rows.RDy, rdx, width);
}

/// <summary>y = m∘x: R{y} = m∘R{x}, R{dx} = m∘R{dy}.</summary>
internal sealed class DropoutTangent<T> : TangentStage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(TangentPass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> rx, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, Span<T> ry, Span<T> scratch) =>
        TensorPrimitives.Multiply(rx, kept, ry);

    public override void Backward(TangentPass<T> pass, TangentRows<T> rows, Span<T> rdx, Span<T> scratch) =>
        TensorPrimitives.Multiply(rows.RDy, rows.Kept, rdx);
}
