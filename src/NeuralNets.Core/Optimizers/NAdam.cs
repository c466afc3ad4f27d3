using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Adam with Nesterov's momentum. μₜ = β₁·(1 − 0.96^(t·ψ)/2) with ψ = momentumDecay, P = μ₁·…·μₜ; m, v as in
/// <see cref="Adam"/>; w −= lr·((1 − μₜ)/(1 − P)·g + μₜ₊₁/(1 − P·μₜ₊₁)·m)/(√(v/(1 − β₂ᵗ)) + ε). Weight decay is coupled.
/// </summary>
/// <remarks>Dozat 2016, "Incorporating Nesterov momentum into Adam". As in PyTorch; Keras has ψ = 1.</remarks>
public sealed record NAdam : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.002 if omitted.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="momentumDecay">ψ: how fast the momentum comes near β₁; not negative.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public NAdam(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double momentumDecay = 0.004, double weightDecay = 0) : base(lr ?? 2e-3, weightDecay)
    {
        Beta1 = Setting.Fraction(beta1, orZero: true);
        Beta2 = Setting.Fraction(beta2, orZero: true);
        Eps = Setting.Positive(eps);
        MomentumDecay = Setting.NotNegative(momentumDecay);
    }

    /// <summary>β₁: how long the mean gradient remembers.</summary>
    public double Beta1 { get; }

    /// <summary>β₂: how long the mean square remembers.</summary>
    public double Beta2 { get; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public double Eps { get; }

    /// <summary>ψ: how fast the momentum comes near β₁.</summary>
    public double MomentumDecay { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks)
    {
        var products = new Products(this);
        return new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(this, t, lr, products.Of(t)), ("m", 0), ("v", 0));
    }

    private double Momentum(long t) => Beta1 * (1 - Elementary.Exp(t * MomentumDecay * Elementary.Log(0.96)) / 2);

    // P goes on from step to step; after a jump (a checkpoint was loaded) it is made anew from μ₁, in the same order.
    private sealed class Products(NAdam settings)
    {
        private long _t;
        private double _product = 1;

        public double Of(long t)
        {
            if (t <= _t)
                (_t, _product) = (0, 1);
            while (_t < t)
                _product *= settings.Momentum(++_t);
            return _product;
        }
    }

    private readonly struct Rule(NAdam settings, long t, double lr, double product) : IUpdateOperator
    {
        private readonly double _beta1 = settings.Beta1, _beta2 = settings.Beta2, _eps = settings.Eps;
        private readonly double _rateOfG = lr * (1 - settings.Momentum(t)) / (1 - product);
        private readonly double _rateOfM = lr * settings.Momentum(t + 1) / (1 - product * settings.Momentum(t + 1));
        private readonly double _scale = 1 / Math.Sqrt(1 - Powers.Of(settings.Beta2, t));

        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane m, ref TLane v, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            m = TLane.FusedMultiplyAdd(TLane.Constant(_beta1), m, TLane.Constant(1 - _beta1) * g);
            v = TLane.FusedMultiplyAdd(TLane.Constant(_beta2), v, TLane.Constant(1 - _beta2) * g * g);
            TLane q = TLane.FusedMultiplyAdd(TLane.Sqrt(v), TLane.Constant(_scale), TLane.Constant(_eps));
            return w - TLane.FusedMultiplyAdd(TLane.Constant(_rateOfG), g, TLane.Constant(_rateOfM) * m) / q;
        }
    }
}
