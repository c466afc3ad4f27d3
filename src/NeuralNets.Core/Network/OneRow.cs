using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// The weighted sum of a single row, z [outputs] = a [inputs]·w + b, and its way back, da = dz·wᵀ, on several threads: a part is
/// some values of z, or of da. Each value is one chain, whoever computes it.
/// </summary>
internal static class OneRow<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A megabyte of floats: reading it takes longer than waking a thread.
    private const int WeightsPerPart = 1 << 18;

    // Parts begin where a cache line does.
    private const int Multiple = 16;

    public static bool WorthIt(int weights, int threads) => threads > 1 && weights >= 2 * WeightsPerPart;

    public static void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> z, int threads) =>
        Run(new() { X = a, Weights = w, Biases = b, Y = z, Parts = Parts(w.Length, threads) }, threads);

    public static void Backward(ReadOnlySpan<T> dz, ReadOnlySpan<T> w, Span<T> da, int threads) =>
        Run(new() { X = dz, Weights = w, Y = da, Parts = Parts(w.Length, threads), IsBackward = true }, threads);

    // One for each thread: the fewer, the longer the pieces of the rows of w that forward reads.
    private static int Parts(int weights, int threads) => Math.Min(weights / WeightsPerPart, threads);

    private static void Run(Job job, int threads) => Team.Run(ref job, job.Parts, threads);

    private ref struct Job : IJob
    {
        public ReadOnlySpan<T> X, Weights, Biases;
        public Span<T> Y;
        public int Parts;
        public bool IsBackward;

        public readonly void Run(int part)
        {
            int from = Cut.First(part, Parts, Y.Length, Multiple), to = Cut.First(part + 1, Parts, Y.Length, Multiple), outputs = X.Length;
            if (IsBackward)
                Matrix.BackwardToInputs(X, Weights[(from * outputs)..(to * outputs)], Y[from..to], to - from, outputs);
            else
                Matrix.WeightedSumOfRow(X, Weights, Biases, Y, from, to);
        }
    }
}
