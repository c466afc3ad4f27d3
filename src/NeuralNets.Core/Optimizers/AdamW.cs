using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Adam with decoupled weight decay: w −= lr·weightDecay·w, then <see cref="Adam"/>, whose mean squares know nothing of the decay.</summary>
/// <remarks>Loshchilov, Hutter 2017, "Decoupled weight decay regularization".</remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.001 if omitted.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="weightDecay">Decoupled; not negative.</param>
    /// <param name="amsgrad">Divides by the largest v so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public AdamW(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weightDecay = 0.01, bool amsgrad = false)
        : base(lr ?? 1e-3, weightDecay, decoupled: true)
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
        ? new ElementwiseState<T, Adam.Rule<On>>(this, network, blocks, (t, lr) => new(Beta1, Beta2, Eps, t, lr), ("m", 0), ("v", 0), ("x", 0))
        : new ElementwiseState<T, Adam.Rule<Off>>(this, network, blocks, (t, lr) => new(Beta1, Beta2, Eps, t, lr), ("m", 0), ("v", 0));
}
