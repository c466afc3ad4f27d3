using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Lengths of the neurons' weight vectors, the columns of w [inputs × outputs].</summary>
internal static class NeuronNorms
{
    /// <summary>Σ w² of each neuron: a chain of multiply-adds over the inputs from +0.</summary>
    public static void Squares<T>(ReadOnlySpan<T> w, Span<T> squares) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        squares.Clear();
        for (int first = 0; first < w.Length; first += squares.Length)
        {
            ReadOnlySpan<T> row = w.Slice(first, squares.Length);
            MultiplyAdd.Run(row, row, squares);
        }
    }

    /// <summary>Divides each neuron's weights by their length; a neuron whose weights are all 0 keeps them.</summary>
    public static void ToOne<T>(Span<T> w, Span<T> lengths) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Squares(w, lengths);
        for (int j = 0; j < lengths.Length; j++)
            lengths[j] = lengths[j] == T.Zero ? T.One : T.Sqrt(lengths[j]);
        for (int first = 0; first < w.Length; first += lengths.Length)
        {
            Span<T> row = w.Slice(first, lengths.Length);
            TensorPrimitives.Divide(row, lengths, row);
        }
    }
}
