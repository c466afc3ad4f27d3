namespace NeuralNets.Insight;

/// <summary>How the weights of one layer learn from what its neurons see and answer, without targets: settings only.</summary>
/// <remarks>
/// <para>
/// Every rule is ΔW = η·(⟨xᵀ·p⟩ − W·M): x the inputs of the layer, y its outputs, W its weights [inputs × outputs], ⟨ ⟩ the mean
/// over the rows of a batch. What p and M are made of tells the rules apart. A batch of one row is the rule as its paper has it;
/// a larger one takes the mean of the same expression at the same weights.
/// </para>
/// <para>y is what the layer answers, its bias and activation included; Identity gives the linear neurons of most of the papers.</para>
/// </remarks>
public abstract record HebbianRule
{
    private protected HebbianRule(Schedule rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        Rate = rate;
    }

    /// <summary>η of each step; a step is a batch.</summary>
    public Schedule Rate { get; }

    /// <summary>Whether M is a whole matrix [outputs × outputs]; if not, it is diagonal.</summary>
    internal virtual bool DecaysByMatrix => false;

    /// <summary>Whether the rule acts on z instead of y.</summary>
    internal virtual bool ReadsWeightedSums => false;

    /// <summary>Whether each neuron has a threshold that moves.</summary>
    internal virtual bool HasThresholds => false;

    /// <summary>Fills p and M from the answers.</summary>
    internal abstract void Respond<T>(HebbianBatch<T> batch) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>What holds before the first step and after each: nothing, unless the rule says so. b may be empty.</summary>
    internal virtual void Settle<T>(Span<T> w, Span<T> b, Span<T> norms) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    internal double RateOf(long step)
    {
        double rate = Rate.Rate(step);
        return double.IsFinite(rate) ? rate : throw new InvalidOperationException($"{Rate} gives step {step} the rate {rate}; it must be finite.");
    }
}
