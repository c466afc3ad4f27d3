using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>AdaGrad: s += g²; w −= lr/(1 + (t − 1)·lrDecay)·g/(√s + ε). Weight decay is coupled.</summary>
/// <remarks>Duchi, Hazan, Singer 2011, "Adaptive subgradient methods for online learning and stochastic optimization". s starts at initialAccumulator.</remarks>
public sealed record AdaGrad : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.01 if omitted.</param>
    /// <param name="lrDecay">How fast the rate falls, not negative.</param>
    /// <param name="initialAccumulator">What s starts at, not negative.</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public AdaGrad(Schedule? lr = null, double lrDecay = 0, double initialAccumulator = 0, double eps = 1e-10, double weightDecay = 0) : base(lr ?? 0.01, weightDecay)
    {
        LrDecay = Setting.NotNegative(lrDecay);
        InitialAccumulator = Setting.NotNegative(initialAccumulator);
        Eps = Setting.Positive(eps);
    }

    /// <summary>How fast the rate falls.</summary>
    public double LrDecay { get; }

    /// <summary>What s starts at.</summary>
    public double InitialAccumulator { get; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public double Eps { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) =>
        new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(lr / (1 + (t - 1) * LrDecay), Eps), ("s", InitialAccumulator));

    private readonly struct Rule(double rate, double eps) : IUpdateOperator
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane s, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            s = TLane.FusedMultiplyAdd(g, g, s);
            return TLane.FusedMultiplyAdd(TLane.Constant(-rate), g / (TLane.Sqrt(s) + TLane.Constant(eps)), w);
        }
    }
}
