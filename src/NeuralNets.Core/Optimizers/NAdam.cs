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
        return new ElementwiseState<T, Rule<T>>(this, network, blocks, (t, lr) => new(this, t, lr, products.Of(t)), ("m", 0), ("v", 0));
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

    private readonly struct Rule<T>(NAdam settings, long t, double lr, double product) : IUpdateOperator<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _beta1 = Number.Round<T>(settings.Beta1), _rest1 = Number.Round<T>(1 - settings.Beta1);
        private readonly T _beta2 = Number.Round<T>(settings.Beta2), _rest2 = Number.Round<T>(1 - settings.Beta2);
        private readonly T _rateOfG = Number.Round<T>(lr * (1 - settings.Momentum(t)) / (1 - product));
        private readonly T _rateOfM = Number.Round<T>(lr * settings.Momentum(t + 1) / (1 - product * settings.Momentum(t + 1)));
        private readonly T _scale = Number.Round<T>(1 / Math.Sqrt(1 - Powers.Of(settings.Beta2, t))), _eps = Number.Round<T>(settings.Eps);

        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane>(TLane w, TLane g, ref TLane m, ref TLane v, ref TLane s2) where TLane : unmanaged, ILane<TLane, T>
        {
            m = TLane.FusedMultiplyAdd(TLane.Broadcast(_beta1), m, TLane.Broadcast(_rest1) * g);
            v = TLane.FusedMultiplyAdd(TLane.Broadcast(_beta2), v, TLane.Broadcast(_rest2) * g * g);
            TLane q = TLane.FusedMultiplyAdd(TLane.Sqrt(v), TLane.Broadcast(_scale), TLane.Broadcast(_eps));
            return w - TLane.FusedMultiplyAdd(TLane.Broadcast(_rateOfG), g, TLane.Broadcast(_rateOfM) * m) / q;
        }
    }
}
