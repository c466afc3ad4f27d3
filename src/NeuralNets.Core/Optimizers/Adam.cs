using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Adam: m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 − β₂)·g²; w −= lr/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε). amsgrad: x = max(x, v) in
/// the place of v. Weight decay is coupled; <see cref="AdamW"/> decouples it.
/// </summary>
/// <remarks>
/// Kingma, Ba 2014, "Adam: a method for stochastic optimization"; amsgrad: Reddi, Kale, Kumar 2018, "On the convergence of
/// Adam and beyond". As in PyTorch; Keras has ε = 1e-7 outside the bias correction.
/// </remarks>
public sealed record Adam : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.001 if omitted.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <param name="amsgrad">Divides by the largest v so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public Adam(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weightDecay = 0, bool amsgrad = false) : base(lr ?? 1e-3, weightDecay)
    {
        Beta1 = Setting.Fraction(beta1, orZero: true);
        Beta2 = Setting.Fraction(beta2, orZero: true);
        Eps = Setting.Positive(eps);
        Amsgrad = amsgrad;
    }

    /// <summary>β₁: how long the mean gradient remembers.</summary>
    public double Beta1 { get; }

    /// <summary>β₂: how long the mean square remembers.</summary>
    public double Beta2 { get; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public double Eps { get; }

    /// <summary>Whether the largest v so far divides.</summary>
    public bool Amsgrad { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) => Amsgrad
        ? new ElementwiseState<T, Rule<On>>(this, network, blocks, (t, lr) => new(Beta1, Beta2, Eps, t, lr), ("m", 0), ("v", 0), ("x", 0))
        : new ElementwiseState<T, Rule<Off>>(this, network, blocks, (t, lr) => new(Beta1, Beta2, Eps, t, lr), ("m", 0), ("v", 0));

    internal readonly struct Rule<TAmsgrad>(double beta1, double beta2, double eps, long t, double lr) : IUpdateOperator
        where TAmsgrad : struct, ISwitch
    {
        private readonly double _rate = lr / (1 - Powers.Of(beta1, t));
        private readonly double _scale = 1 / Math.Sqrt(1 - Powers.Of(beta2, t));

        public static int States => TAmsgrad.IsOn ? 3 : 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane m, ref TLane v, ref TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            m = TLane.FusedMultiplyAdd(TLane.Constant(beta1), m, TLane.Constant(1 - beta1) * g);
            v = TLane.FusedMultiplyAdd(TLane.Constant(beta2), v, TLane.Constant(1 - beta2) * g * g);
            x = TAmsgrad.IsOn ? TLane.Max(x, v) : v;
            TLane q = TLane.FusedMultiplyAdd(TLane.Sqrt(x), TLane.Constant(_scale), TLane.Constant(eps));
            return TLane.FusedMultiplyAdd(TLane.Constant(-_rate), m / q, w);
        }
    }
}
