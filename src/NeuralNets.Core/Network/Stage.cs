using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>
/// One step of the forward and backward pass: y from x, then ∂C/∂x from ∂C/∂y. Rows are independent, so any range of rows may
/// be run anywhere; only the gradient of the parameters sums over rows, in their order.
/// </summary>
internal abstract class Stage<T>(int layer, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Layer { get; } = layer;

    public int Inputs { get; } = inputs;

    public int Outputs { get; } = outputs;

    /// <summary>y may overwrite x, and ∂C/∂x may overwrite ∂C/∂y.</summary>
    public virtual bool InPlace => false;

    /// <summary>What runs in its place in prediction: it does the same there, something else, or nothing (null).</summary>
    public virtual Stage<T>? InPrediction => this;

    /// <summary>Values a row that forward keeps for backward.</summary>
    public virtual int Kept => 0;

    /// <summary>Multiplications a row, about.</summary>
    public virtual long Work => 4 * Outputs;

    /// <summary>y [rows × Outputs] from x [rows × Inputs].</summary>
    public abstract void Forward(in Pass<T> pass, ReadOnlySpan<T> x, Span<T> y, Span<T> kept);

    /// <summary>dx = ∂C/∂x [rows × Inputs] from dy = ∂C/∂y [rows × Outputs].</summary>
    public abstract void Backward(in Pass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, ReadOnlySpan<T> dy, Span<T> dx);

    /// <summary>Into how many parts the gradient of the parameters is cut; 0: there are none.</summary>
    public virtual int GradientParts => 0;

    /// <summary>
    /// Adds all rows to one part of the gradient; <paramref name="continues"/>: to what is there, else to +0. Then times
    /// <paramref name="factor"/>: 1 if more rows are to follow.
    /// </summary>
    public virtual void AddGradient(int part, ReadOnlySpan<T> x, ReadOnlySpan<T> kept, ReadOnlySpan<T> dy, Span<T> gradient, bool continues, T factor)
    {
    }

    private protected static void Scale(Span<T> sums, T factor)
    {
        if (factor != T.One)
            TensorPrimitives.Multiply(sums, factor, sums);
    }
}

/// <summary>What the stages of one pass share.</summary>
internal readonly ref struct Pass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ReadOnlySpan<T> Parameters { get; init; }

    /// <summary>How many threads a stage may use: more than one where there is a single row, so that no rows are shared out.</summary>
    public int Threads { get; init; }

    public ulong Seed { get; init; }

    public ulong Step { get; init; }

    /// <summary>Where in the whole set the first row of x lies: random draws hang on it.</summary>
    public long FirstRow { get; init; }
}
