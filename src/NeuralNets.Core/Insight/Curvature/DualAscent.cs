using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Dual coordinate ascent: one α after another goes to the best place in [0, 1] that the others leave it, with w = Σ α·y·x/(λ·n) kept up.</summary>
internal sealed class DualAscent(SvmProblem problem, ulong seed)
{
    private readonly RandomStream _random = new(seed, Streams.SvmOrder);
    private readonly int[] _order = [.. Enumerable.Range(0, problem.Rows)];

    public double[] Alpha { get; } = new double[problem.Rows];

    public double[] Weights { get; } = new double[problem.Width];

    public int Epochs { get; private set; }

    public bool IsWithin(double tolerance)
    {
        double primal = problem.Primal(Weights);
        return primal - problem.Dual(Alpha) <= tolerance * Math.Max(1, primal);
    }

    /// <summary>Every example once, in a random order.</summary>
    public void Epoch()
    {
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int j = (int)_random.NextBelow((ulong)(i + 1));
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }
        foreach (int row in _order)
            Climb(row);
        Epochs++;
    }

    // ∂D/∂α = (1 − y·w·x)/n and ∂²D/∂α² = −|x|²/(λ·n²).
    private void Climb(int row)
    {
        ReadOnlySpan<double> x = problem.Signed(row);
        double square = DotProduct.Of(x, x), before = Alpha[row];
        Alpha[row] = square == 0 ? 1 : Math.Clamp(before + (1 - problem.Margin(Weights, row)) / (square * problem.Share), 0, 1);
        if (Alpha[row] != before)
            ScaledAdd.Run((Alpha[row] - before) * problem.Share, x, Weights);
    }
}
