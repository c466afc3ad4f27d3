using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// The weighted sum of a single row, z [outputs] = a [inputs]·w + b, and its way back, da = dz·wᵀ, on several threads: a part is
/// some values of z, or of da. Each value is one chain, whoever computes it.
/// </summary>
internal ref struct OneRow<T> : IJob where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A megabyte of floats: reading it takes longer than waking a thread.
    private const int WeightsPerPart = 1 << 18;

    private readonly int _parts;
    private readonly bool _backward;
    private readonly ReadOnlySpan<T> _x, _weights, _biases;
    private readonly Span<T> _y;

    private OneRow(ReadOnlySpan<T> x, ReadOnlySpan<T> weights, ReadOnlySpan<T> biases, Span<T> y, bool backward, int parts)
    {
        _x = x;
        _weights = weights;
        _biases = biases;
        _y = y;
        _backward = backward;
        _parts = parts;
    }

    public static bool WorthIt(int weights, int threads) => threads > 1 && weights >= 2 * WeightsPerPart;

    public static void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> z, int threads) =>
        Share(new(a, w, b, z, backward: false, Parts(w.Length, threads)), threads);

    public static void Backward(ReadOnlySpan<T> dz, ReadOnlySpan<T> w, Span<T> da, int threads) =>
        Share(new(dz, w, default, da, backward: true, Parts(w.Length, threads)), threads);

    public readonly void Run(int part)
    {
        int from = First(part), to = First(part + 1), outputs = _x.Length;
        if (_backward)
            Matrix.BackwardToInputs(_x, _weights[(from * outputs)..(to * outputs)], default, _y[from..to], to - from, outputs);
        else
            Matrix.WeightedSumOfRow(_x, _weights, _biases, _y, from, to);
    }

    // One for each thread: the fewer, the longer the pieces of the rows of w that forward reads.
    private static int Parts(int weights, int threads) => Math.Min(weights / WeightsPerPart, threads);

    // Equal parts that begin where a cache line does.
    private readonly int First(int part) => part == _parts ? _y.Length : (int)((long)_y.Length * part / _parts) & -16;

    private static void Share(OneRow<T> job, int threads) => Team.Run(ref job, job._parts, threads);
}
