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
        new ElementwiseState<T, Rule<T>>(this, network, blocks, (t, lr) => new(Rho, Eps, lr), ("v", 0), ("u", 0));

    private readonly struct Rule<T>(double rho, double eps, double lr) : IUpdateOperator<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _rho = Number.Round<T>(rho), _rest = Number.Round<T>(1 - rho), _eps = Number.Round<T>(eps), _rate = Number.Round<T>(-lr);

        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane>(TLane w, TLane g, ref TLane v, ref TLane u, ref TLane s2) where TLane : unmanaged, ILane<TLane, T>
        {
            v = TLane.FusedMultiplyAdd(TLane.Broadcast(_rho), v, TLane.Broadcast(_rest) * g * g);
            TLane d = TLane.Sqrt((u + TLane.Broadcast(_eps)) / (v + TLane.Broadcast(_eps))) * g;
            u = TLane.FusedMultiplyAdd(TLane.Broadcast(_rho), u, TLane.Broadcast(_rest) * d * d);
            return TLane.FusedMultiplyAdd(TLane.Broadcast(_rate), d, w);
        }
    }
}
