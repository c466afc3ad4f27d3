using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Rectified Adam. m, v as in <see cref="Adam"/>; ρ∞ = 2/(1 − β₂) − 1, ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ). Where ρ &gt; 5, with
/// r = √((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ)): w −= lr·r/(1 − β₁ᵗ)·√(1 − β₂ᵗ)·m/(√v + ε); else w −= lr/(1 − β₁ᵗ)·m. Weight decay is coupled.
/// </summary>
/// <remarks>Liu, Jiang, He, Chen, Liu, Gao, Han 2019, "On the variance of the adaptive learning rate and beyond": warms up by itself.</remarks>
public sealed record RAdam : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.001 if omitted.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public RAdam(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weightDecay = 0) : base(lr ?? 1e-3, weightDecay)
    {
        Beta1 = Setting.Fraction(beta1, orZero: true);
        Beta2 = Setting.Fraction(beta2, orZero: true);
        Eps = Setting.Positive(eps);
    }

    /// <summary>β₁: how long the mean gradient remembers.</summary>
    public double Beta1 { get; }

    /// <summary>β₂: how long the mean square remembers.</summary>
    public double Beta2 { get; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public double Eps { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) =>
        new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(Beta1, Beta2, Eps, Rectification(t), lr / (1 - Powers.Of(Beta1, t))), ("m", 0), ("v", 0));

    // r·√(1 − β₂ᵗ); null: v is too young to divide by.
    private double? Rectification(long t)
    {
        double power = Powers.Of(Beta2, t), limit = 2 / (1 - Beta2) - 1, rho = limit - 2 * t * power / (1 - power);
        return rho > 5 ? Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) * Math.Sqrt(1 - power) : null;
    }

    private readonly struct Rule(double beta1, double beta2, double eps, double? rectification, double rate) : IUpdateOperator
    {
        private readonly bool _rectified = rectification.HasValue;
        private readonly double _rate = rate * (rectification ?? 1);

        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane m, ref TLane v, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            m = TLane.FusedMultiplyAdd(TLane.Constant(beta1), m, TLane.Constant(1 - beta1) * g);
            v = TLane.FusedMultiplyAdd(TLane.Constant(beta2), v, TLane.Constant(1 - beta2) * g * g);
            TLane step = _rectified ? m / (TLane.Sqrt(v) + TLane.Constant(eps)) : m;
            return TLane.FusedMultiplyAdd(TLane.Constant(-_rate), step, w);
        }
    }
}
