using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>What a <see cref="HebbianRule"/> makes of one batch.</summary>
internal readonly ref struct HebbianBatch<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows { get; init; }

    public int Outputs { get; init; }

    /// <summary>Steps made before this one.</summary>
    public long Step { get; init; }

    /// <summary>The answers, [rows × outputs].</summary>
    public ReadOnlySpan<T> Y { get; init; }

    /// <summary>Receives p, [rows × outputs].</summary>
    public Span<T> P { get; init; }

    /// <summary>Receives M: its diagonal [outputs], or [outputs × outputs].</summary>
    public Span<T> M { get; init; }

    /// <summary>One a neuron, or empty.</summary>
    public Span<T> Thresholds { get; init; }

    private T PerRow => T.One / T.CreateTruncating(Rows);

    /// <summary>⟨y²⟩ of each neuron: a chain of multiply-adds over the rows from +0, then times 1/rows.</summary>
    public void MeanSquares(Span<T> result)
    {
        result.Clear();
        for (int r = 0; r < Rows; r++)
        {
            ReadOnlySpan<T> y = Y.Slice(r * Outputs, Outputs);
            MultiplyAdd.Run(y, y, result);
        }
        TensorPrimitives.Multiply(result, PerRow, result);
    }

    /// <summary>M = ⟨yᵀ·y⟩.</summary>
    public void Correlations() => Matrix.WeightGradient(Y, Y, M, Outputs, Outputs, 0, Outputs, continues: false, PerRow);

    /// <summary>M = ⟨p⟩, on the diagonal.</summary>
    public void MeanOfP() => Matrix.ColumnSums(P, M, Outputs, continues: false, PerRow);
}
