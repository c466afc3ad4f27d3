using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Adamax: m = β₁·m + (1 − β₁)·g; u = max(β₂·u, |g| + ε); w −= lr/(1 − β₁ᵗ)·m/u. Weight decay is coupled.</summary>
/// <remarks>Kingma, Ba 2014, "Adam: a method for stochastic optimization", section 7.1: Adam with the infinity norm. Keras adds ε in the division instead.</remarks>
public sealed record Adamax : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.002 if omitted.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public Adamax(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weightDecay = 0) : base(lr ?? 2e-3, weightDecay)
    {
        Beta1 = Setting.Fraction(beta1, orZero: true);
        Beta2 = Setting.Fraction(beta2, orZero: true);
        Eps = Setting.Positive(eps);
    }

    /// <summary>β₁: how long the mean gradient remembers.</summary>
    public double Beta1 { get; }

    /// <summary>β₂: how long the largest gradient is remembered.</summary>
    public double Beta2 { get; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public double Eps { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) =>
        new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(Beta1, Beta2, Eps, lr / (1 - Powers.Of(Beta1, t))), ("m", 0), ("u", 0));

    private readonly struct Rule(double beta1, double beta2, double eps, double rate) : IUpdateOperator
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane m, ref TLane u, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            m = TLane.FusedMultiplyAdd(TLane.Constant(beta1), m, TLane.Constant(1 - beta1) * g);
            u = TLane.Max(TLane.Constant(beta2) * u, TLane.Abs(g) + TLane.Constant(eps));
            return TLane.FusedMultiplyAdd(TLane.Constant(-rate), m / u, w);
        }
    }
}
