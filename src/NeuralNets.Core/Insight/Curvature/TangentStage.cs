namespace NeuralNets.Insight;

/// <summary>
/// A stage of the network followed along the direction v in which its parameters move. R{x} is the derivative of x along v
/// (Pearlmutter 1994): R{y} with the forward pass, R{∂C/∂x} with the backward pass, R{∂C/∂w} = (H·v) of its parameters.
/// </summary>
internal abstract class TangentStage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>R{y} from R{x}; scratch has room for y.</summary>
    public abstract void Forward(TangentPass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> rx, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, Span<T> ry, Span<T> scratch);

    /// <summary>R{dx} from R{dy}; scratch has room for dx.</summary>
    public abstract void Backward(TangentPass<T> pass, TangentRows<T> rows, Span<T> rdx, Span<T> scratch);

    /// <summary>Into how many parts <see cref="AddProduct"/> is cut; 0: there are no parameters.</summary>
    public virtual int Parts => 0;

    /// <summary>Adds Σ R{∂C/∂w} over the rows to one part of the product.</summary>
    public virtual void AddProduct(int part, TangentRows<T> rows, Span<T> product)
    {
    }
}

/// <summary>The parameters w and the direction v they move in, laid out alike.</summary>
internal readonly ref struct TangentPass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required ReadOnlySpan<T> Parameters { get; init; }

    public required ReadOnlySpan<T> Direction { get; init; }
}

/// <summary>What both passes have made of some rows before and behind a stage.</summary>
internal readonly ref struct TangentRows<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required ReadOnlySpan<T> X { get; init; }

    public required ReadOnlySpan<T> RX { get; init; }

    public required ReadOnlySpan<T> Y { get; init; }

    public required ReadOnlySpan<T> RY { get; init; }

    public required ReadOnlySpan<T> Kept { get; init; }

    public required ReadOnlySpan<T> Dy { get; init; }

    public required ReadOnlySpan<T> RDy { get; init; }
}
