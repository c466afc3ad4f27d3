using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// RMSProp: v = α·v + (1 − α)·g²; q = √v + ε; w −= lr·g/q. Centered: m = α·m + (1 − α)·g, q = √max(v − m², 0) + ε. With
/// momentum: b = momentum·b + g/q, w −= lr·b. Weight decay is coupled.
/// </summary>
/// <remarks>
/// Tieleman, Hinton 2012, "Lecture 6.5: RMSProp"; centered: Graves 2013, "Generating sequences with recurrent neural
/// networks". As in PyTorch; Keras has ε inside the root and lr inside the buffer.
/// </remarks>
public sealed record RMSProp : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.01 if omitted.</param>
    /// <param name="alpha">α in [0, 1).</param>
    /// <param name="eps">ε, positive.</param>
    /// <param name="momentum">In [0, 1).</param>
    /// <param name="centered">Divides by the deviation instead of the root of the mean square.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public RMSProp(Schedule? lr = null, double alpha = 0.99, double eps = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0) : base(lr ?? 0.01, weightDecay)
    {
        Alpha = Setting.Fraction(alpha, orZero: true);
        Eps = Setting.Positive(eps);
        Momentum = Setting.Fraction(momentum, orZero: true);
        Centered = centered;
    }

    /// <summary>α: how long the mean square remembers.</summary>
    public double Alpha { get; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public double Eps { get; }

    /// <summary>How much of the last step goes on.</summary>
    public double Momentum { get; }

    /// <summary>Whether the mean is taken off the mean square.</summary>
    public bool Centered { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) => (Centered, Momentum > 0) switch
    {
        (false, false) => new ElementwiseState<T, Rule<Off>>(this, network, blocks, (t, lr) => new(Alpha, Eps, 0, lr), ("v", 0)),
        (false, true) => new ElementwiseState<T, Rule<On>>(this, network, blocks, (t, lr) => new(Alpha, Eps, Momentum, lr), ("v", 0), ("b", 0)),
        (true, false) => new ElementwiseState<T, CenteredRule<Off>>(this, network, blocks, (t, lr) => new(Alpha, Eps, 0, lr), ("v", 0), ("m", 0)),
        (true, true) => new ElementwiseState<T, CenteredRule<On>>(this, network, blocks, (t, lr) => new(Alpha, Eps, Momentum, lr), ("v", 0), ("m", 0), ("b", 0)),
    };

    private readonly struct Rule<TMomentum>(double alpha, double eps, double momentum, double lr) : IUpdateOperator
        where TMomentum : struct, ISwitch
    {
        public static int States => TMomentum.IsOn ? 2 : 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane v, ref TLane b, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            v = TLane.FusedMultiplyAdd(TLane.Constant(alpha), v, TLane.Constant(1 - alpha) * g * g);
            TLane step = g / (TLane.Sqrt(v) + TLane.Constant(eps));
            if (TMomentum.IsOn)
                step = b = TLane.FusedMultiplyAdd(TLane.Constant(momentum), b, step);
            return TLane.FusedMultiplyAdd(TLane.Constant(-lr), step, w);
        }
    }

    private readonly struct CenteredRule<TMomentum>(double alpha, double eps, double momentum, double lr) : IUpdateOperator
        where TMomentum : struct, ISwitch
    {
        public static int States => TMomentum.IsOn ? 3 : 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane v, ref TLane m, ref TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            v = TLane.FusedMultiplyAdd(TLane.Constant(alpha), v, TLane.Constant(1 - alpha) * g * g);
            m = TLane.FusedMultiplyAdd(TLane.Constant(alpha), m, TLane.Constant(1 - alpha) * g);
            TLane variance = TLane.Max(TLane.FusedMultiplyAdd(-m, m, v), TLane.Constant(0));
            TLane step = g / (TLane.Sqrt(variance) + TLane.Constant(eps));
            if (TMomentum.IsOn)
                step = b = TLane.FusedMultiplyAdd(TLane.Constant(momentum), b, step);
            return TLane.FusedMultiplyAdd(TLane.Constant(-lr), step, w);
        }
    }
}
