using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>A rule that turns gradients into steps of the parameters: settings only. What it remembers is an <see cref="OptimizerState{T}"/>.</summary>
/// <remarks>
/// Before the rule's own formula come, in this order: <see cref="Clip"/>; the weight decay, coupled (g += weightDecay·w) or,
/// where the rule says so, decoupled (w −= lr·weightDecay·w); <see cref="L1"/>. In the formulas, g is the gradient of the mean
/// cost after that, w the parameters, t = 1, 2, … the step; what is remembered starts at 0 unless said.
/// </remarks>
public abstract record Optimizer
{
    private readonly bool _decoupled;

    private protected Optimizer(Schedule lr, double weightDecay, bool decoupled = false)
    {
        ArgumentNullException.ThrowIfNull(lr);
        Lr = lr;
        WeightDecay = Setting.NotNegative(weightDecay);
        _decoupled = decoupled;
    }

    /// <summary>The learning rate of each step.</summary>
    public Schedule Lr { get; }

    /// <summary>The factor of weight decay; 0: none.</summary>
    public double WeightDecay { get; }

    /// <summary>Limits the gradient, before anything else; null: as it is.</summary>
    public Clip? Clip { get; init; }

    /// <summary>g += L1·sgn(w): the gradient of the penalty L1·Σ|w|; 0: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double L1 { get; init => field = Setting.NotNegative(value, nameof(L1)); }

    /// <summary>Whether weight decay and L1 hold for biases, and for the scale and shift of LayerNorm, too; if not, for weight matrices alone.</summary>
    public bool DecayBiases { get; init; } = true;

    /// <summary>What the rule remembers from step to step, empty at first, for this network.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Whose parameters the state will move.</param>
    public OptimizerState<T> CreateState<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return CreateState(network, network.Blocks);
    }

    /// <summary>The state of a rule that moves these parameters and no others.</summary>
    internal abstract OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The learning rate of step t = 1, 2, … before any metric is told.</summary>
    internal double Rate(long t) => Finite(t, Lr.Rate(t - 1));

    /// <summary>The learning rate of step t, given what the schedule remembers of the metrics it was told.</summary>
    internal double Rate(long t, ReadOnlySpan<double> observed) => Finite(t, Lr.Rate(t - 1, observed));

    /// <summary>Clipping, and the decay of this rule at this learning rate.</summary>
    internal Adjustment Adjust(Adjustment clipping, double lr) => clipping with
    {
        Decay = _decoupled ? 0 : WeightDecay,
        L1 = L1,
        Shrink = _decoupled ? 1 - lr * WeightDecay : 1,
    };

    internal bool Decays(ParameterBlock block) => DecayBiases || block.Name == "weight";

    private double Finite(long t, double lr) => double.IsFinite(lr)
        ? lr
        : throw new InvalidOperationException($"{Lr} gives step {t - 1} the learning rate {lr}; it must be finite.");
}
