using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// The winner takes all: the neuron with the largest weighted sum moves towards the input, Δwⱼ = η·⟨pⱼ·(x − wⱼ)⟩, p = 1 for the
/// winner (the first of equals) and leak for the others.
/// </summary>
/// <remarks>
/// <para>
/// So that the neuron whose weights are nearest to the input wins, a layer with biases gets bⱼ = −|wⱼ|²/2, before the first step
/// and after each: then z = x·w + b = (|x|² − |x − w|²)/2, and Classify names the nearest neuron. In a layer without biases every
/// weight vector is kept at length 1, and the smallest angle wins.
/// </para>
/// <para>
/// A neuron far from all inputs never wins: begin with rows of the data as weights, or with a small leak. A rate of 1/n at the
/// n-th step of one row is the k-means of MacQueen 1967. Rumelhart, Zipser 1985, "Feature discovery by competitive learning".
/// </para>
/// </remarks>
public sealed record CompetitiveLearning : HebbianRule
{
    /// <summary>Losers stay where they are unless said.</summary>
    /// <param name="rate">η of each step, for the winner.</param>
    /// <param name="leak">What a loser moves, as a share of a winner's move: 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A leak out of range.</exception>
    public CompetitiveLearning(Schedule rate, double leak = 0) : base(rate)
    {
        Leak = Setting.Share(leak)!.Value;
    }

    /// <summary>What a loser moves, as a share of a winner's move.</summary>
    public double Leak { get; }

    internal override bool ReadsWeightedSums => true;

    internal override void Respond<T>(HebbianBatch<T> batch)
    {
        batch.P.Fill(Number.Round<T>(Leak));
        for (int first = 0; first < batch.P.Length; first += batch.Outputs)
            batch.P[first + Network<T>.IndexOfLargest(batch.Y.Slice(first, batch.Outputs))] = T.One;
        batch.MeanOfP();
    }

    internal override void Settle<T>(Span<T> w, Span<T> b, Span<T> norms)
    {
        if (b.IsEmpty)
        {
            NeuronNorms.ToOne(w, norms);
            return;
        }
        NeuronNorms.Squares(w, b);
        TensorPrimitives.Multiply(b, Number.Round<T>(-0.5), b);
    }
}
