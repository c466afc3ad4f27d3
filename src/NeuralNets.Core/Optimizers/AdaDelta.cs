using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>AdaDelta: v = ρ·v + (1 − ρ)·g²; d = √((u + ε)/(v + ε))·g; u = ρ·u + (1 − ρ)·d²; w −= lr·d. Weight decay is coupled.</summary>
/// <remarks>Zeiler 2012, "ADADELTA: an adaptive learning rate method".</remarks>
public sealed record AdaDelta : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">A factor of each step; 1 if omitted, as in the paper.</param>
    /// <param name="rho">ρ in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public AdaDelta(Schedule? lr = null, double rho = 0.9, double eps = 1e-6, double weightDecay = 0) : base(lr ?? 1, weightDecay)
    {
        Rho = Setting.Fraction(rho, orZero: true);
        Eps = Setting.Positive(eps);
    }

    /// <summary>ρ: how long the mean squares remember.</summary>
    public double Rho { get; }

    /// <summary>ε: starts the steps, and keeps the divisor from 0.</summary>
    public double Eps { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) =>
        new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(Rho, Eps, lr), ("v", 0), ("u", 0));

    private readonly struct Rule(double rho, double eps, double lr) : IUpdateOperator
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane v, ref TLane u, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            v = TLane.FusedMultiplyAdd(TLane.Constant(rho), v, TLane.Constant(1 - rho) * g * g);
            TLane d = TLane.Sqrt((u + TLane.Constant(eps)) / (v + TLane.Constant(eps))) * g;
            u = TLane.FusedMultiplyAdd(TLane.Constant(rho), u, TLane.Constant(1 - rho) * d * d);
            return TLane.FusedMultiplyAdd(TLane.Constant(-lr), d, w);
        }
    }
}
