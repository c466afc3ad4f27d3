using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// Negative log-likelihood of y under a normal distribution whose mean μ and variance v are both outputs, v floored at eps:
    /// C = Σ (ln v + (μ − y)²/v)/(2n); dμ = (μ − y)/v/n, dv = (1/v − (μ − y)²/v²)/(2n).
    /// </summary>
    /// <param name="eps">The least variance, positive. The gradient goes through it.</param>
    /// <param name="full">Adds the constant ln(2π)/2.</param>
    /// <remarks>
    /// A row of outputs is n means and behind them n variances, a row of targets n values: <see cref="ICost.TargetWidth"/> is half
    /// the number of outputs, and an odd number of outputs is an <see cref="ArgumentException"/>. All outputs have one activation:
    /// <see cref="Activation.Identity"/>, for a variance below the floor finds its way back up, or <see cref="Activation.Softplus"/>
    /// where the means are positive too. Nix, Weigend 1994, "Estimating the mean and variance of the target probability distribution".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost GaussianNLL(double eps = 1e-6, bool full = false) => new GaussianNLLCost(Setting.Positive(eps), full);

    internal sealed record GaussianNLLCost(double Eps, bool Full) : ICost, ITangentCost
    {
        private const double Ln2Pi = 1.8378770664093453;

        public int TargetWidth(int outputWidth) => Kernels.GaussianNLL.Half(outputWidth, nameof(outputWidth));

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.GaussianNLL.Evaluate(Eps, Full ? Ln2Pi : 0, a, y, costs, width);

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.GaussianNLL.Differentiate(Eps, a, y, da, width);

        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            DualGaussianNLL.Differentiate(Eps, a, ra, y, rda, width);

        public override string ToString() => nameof(GaussianNLL);
    }
}
