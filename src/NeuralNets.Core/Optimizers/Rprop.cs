using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Resilient backpropagation: each parameter has a step size s, which starts at lr. Same sign of g as before: s = min(s·η⁺, maxStep);
/// other sign: s = max(s·η⁻, minStep) and g = 0; then w −= sgn(g)·s.
/// </summary>
/// <remarks>
/// Riedmiller, Braun 1993, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm"; this is iRprop⁻ of
/// Igel, Hüsken 2000, "Improving the Rprop learning algorithm". For gradients over the whole data set: signs of small batches are noise.
/// </remarks>
public sealed record Rprop : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The first step size, positive; 0.01 if omitted. Of a schedule, its first rate.</param>
    /// <param name="etaMinus">η⁻ between 0 and 1.</param>
    /// <param name="etaPlus">η⁺, more than 1.</param>
    /// <param name="minStep">The smallest step size, positive.</param>
    /// <param name="maxStep">The largest step size, at least minStep.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public Rprop(Schedule? lr = null, double etaMinus = 0.5, double etaPlus = 1.2, double minStep = 1e-6, double maxStep = 50) : base(lr ?? 0.01, weightDecay: 0)
    {
        if (!(Lr.Rate(0) > 0))
            throw new ArgumentOutOfRangeException(nameof(lr), Lr.Rate(0), "lr must be positive: the first step size grows and shrinks from there.");
        EtaMinus = Setting.Fraction(etaMinus);
        EtaPlus = Setting.Finite(etaPlus);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(etaPlus, 1);
        MinStep = Setting.Positive(minStep);
        MaxStep = Setting.Positive(maxStep);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxStep, minStep);
    }

    /// <summary>η⁻: shortens the step after a minimum was passed.</summary>
    public double EtaMinus { get; }

    /// <summary>η⁺: lengthens the step on a steady slope.</summary>
    public double EtaPlus { get; }

    /// <summary>The smallest step size.</summary>
    public double MinStep { get; }

    /// <summary>The largest step size.</summary>
    public double MaxStep { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) =>
        new ElementwiseState<T, Rule<T>>(this, network, blocks, (t, lr) => new(EtaMinus, EtaPlus, MinStep, MaxStep), ("s", Rate(1)), ("p", 0));

    private readonly struct Rule<T>(double etaMinus, double etaPlus, double minStep, double maxStep) : IUpdateOperator<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _etaMinus = Number.Round<T>(etaMinus), _etaPlus = Number.Round<T>(etaPlus), _minStep = Number.Round<T>(minStep), _maxStep = Number.Round<T>(maxStep);

        public static int States => 2;

        // The product of the signs, since g·p may underflow.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane>(TLane w, TLane g, ref TLane s, ref TLane p, ref TLane s2) where TLane : unmanaged, ILane<TLane, T>
        {
            TLane zero = TLane.Constant(0), q = Signs.Of<TLane, T>(g) * Signs.Of<TLane, T>(p);
            TLane longer = TLane.Min(s * TLane.Broadcast(_etaPlus), TLane.Broadcast(_maxStep)), shorter = TLane.Max(s * TLane.Broadcast(_etaMinus), TLane.Broadcast(_minStep));
            s = TLane.SelectGreater(q, zero, longer, TLane.SelectLess(q, zero, shorter, s));
            p = TLane.SelectLess(q, zero, zero, g);
            return TLane.FusedMultiplyAdd(-Signs.Of<TLane, T>(p), s, w);
        }
    }
}
