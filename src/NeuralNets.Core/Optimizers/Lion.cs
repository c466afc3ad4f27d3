using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Lion: w −= lr·sgn(β₁·m + (1 − β₁)·g), then m = β₂·m + (1 − β₂)·g. Weight decay is decoupled: w −= lr·weightDecay·w first.</summary>
/// <remarks>
/// Chen, Liang, Huang, Real, Wang and others 2023, "Symbolic discovery of optimization algorithms". Every step is ±lr, so the
/// rate is a third to a tenth of AdamW's and the decay as much larger.
/// </remarks>
public sealed record Lion : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.0001 if omitted.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="weightDecay">Decoupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public Lion(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0) : base(lr ?? 1e-4, weightDecay, decoupled: true)
    {
        Beta1 = Setting.Fraction(beta1, orZero: true);
        Beta2 = Setting.Fraction(beta2, orZero: true);
    }

    /// <summary>β₁: how much of the past the direction has.</summary>
    public double Beta1 { get; }

    /// <summary>β₂: how long the mean gradient remembers.</summary>
    public double Beta2 { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) =>
        new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(Beta1, Beta2, lr), ("m", 0));

    private readonly struct Rule(double beta1, double beta2, double lr) : IUpdateOperator
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane m, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane c = TLane.FusedMultiplyAdd(TLane.Constant(beta1), m, TLane.Constant(1 - beta1) * g);
            m = TLane.FusedMultiplyAdd(TLane.Constant(beta2), m, TLane.Constant(1 - beta2) * g);
            return TLane.FusedMultiplyAdd(TLane.Constant(-lr), Signs.Of<TLane, T>(c), w);
        }
    }
}
