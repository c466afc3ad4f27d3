using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Stochastic gradient descent: w −= lr·g. With momentum μ: b = μ·b + (1 − dampening)·g (b = g at t = 1), w −= lr·b;
/// nesterov: w −= lr·(g + μ·b). Weight decay is coupled.
/// </summary>
/// <remarks>
/// Robbins, Monro 1951, "A stochastic approximation method"; Polyak 1964, "Some methods of speeding up the convergence of
/// iteration methods"; Sutskever, Martens, Dahl, Hinton 2013, "On the importance of initialization and momentum in deep
/// learning". The learning rate stands outside the buffer b, as in PyTorch. Without momentum, decay and clipping a step has
/// the bits of <see cref="Network{T}.GradientStep"/>.
/// </remarks>
public sealed record SGD : Optimizer
{
    /// <summary>Without momentum unless said.</summary>
    /// <param name="lr">The learning rate of each step.</param>
    /// <param name="momentum">μ in [0, 1).</param>
    /// <param name="dampening">In [0, 1).</param>
    /// <param name="nesterov">Looks ahead: needs momentum, and no dampening.</param>
    /// <param name="weightDecay">Coupled; not negative.</param>
    /// <exception cref="ArgumentException">A setting out of range, or nesterov without momentum or with dampening.</exception>
    public SGD(Schedule lr, double momentum = 0, double dampening = 0, bool nesterov = false, double weightDecay = 0) : base(lr, weightDecay)
    {
        Momentum = Setting.Fraction(momentum, orZero: true);
        Dampening = Setting.Fraction(dampening, orZero: true);
        Nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException($"nesterov needs momentum and no dampening; momentum is {momentum}, dampening {dampening}.", nameof(nesterov));
    }

    /// <summary>μ: how much of the last step goes on.</summary>
    public double Momentum { get; }

    /// <summary>How much of the gradient is kept out of the buffer.</summary>
    public double Dampening { get; }

    /// <summary>Whether the step looks ahead.</summary>
    public bool Nesterov { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks)
    {
        if (Momentum == 0 && Dampening == 0)
            return new ElementwiseState<T, Rule>(this, network, blocks, (t, lr) => new(lr));
        return Nesterov
            ? new ElementwiseState<T, MomentumRule<On>>(this, network, blocks, (t, lr) => new(Momentum, Dampening, t, lr), ("b", 0))
            : new ElementwiseState<T, MomentumRule<Off>>(this, network, blocks, (t, lr) => new(Momentum, Dampening, t, lr), ("b", 0));
    }

    private readonly struct Rule(double lr) : IUpdateOperator
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane s0, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(TLane.Constant(-lr), g, w);
    }

    private readonly struct MomentumRule<TNesterov>(double momentum, double dampening, long t, double lr) : IUpdateOperator
        where TNesterov : struct, ISwitch
    {
        private readonly double _share = t == 1 ? 1 : 1 - dampening;

        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane b, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane mu = TLane.Constant(momentum);
            b = TLane.FusedMultiplyAdd(mu, b, TLane.Constant(_share) * g);
            TLane step = TNesterov.IsOn ? TLane.FusedMultiplyAdd(mu, b, g) : b;
            return TLane.FusedMultiplyAdd(TLane.Constant(-lr), step, w);
        }
    }
}
