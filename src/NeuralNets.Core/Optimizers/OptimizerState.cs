using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What an optimizer remembers about one network. One thread at a time, and nothing else may use the network's parameters during <see cref="Step"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _observed;   // what the schedule remembers of the metrics it was told

    private protected OptimizerState(Optimizer optimizer, Network<T> network)
    {
        Optimizer = optimizer;
        Network = network;
        _observed = new double[optimizer.Lr.ObservedLength];
        optimizer.Lr.Begin(_observed);
    }

    /// <summary>The settings.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Whose parameters are moved.</summary>
    public Network<T> Network { get; }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; internal set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => Rate(Steps + 1);

    /// <summary>
    /// Tells the schedule how training goes, after an epoch say: <see cref="Schedule.ReduceOnPlateau"/> lowers the rate when
    /// this no longer gets better, other schedules do not listen.
    /// </summary>
    /// <param name="metric">The validation cost, or whatever the schedule is to watch.</param>
    public virtual void Observe(double metric) => Optimizer.Lr.Observe(Math.Max(Steps - 1, 0), metric, _observed);

    /// <summary>Moves the parameters by one step, and adds 1 to <see cref="Steps"/> and to <see cref="Gradient{T}.Step"/>. Allocates nothing.</summary>
    /// <param name="gradient">Complete, of <see cref="Network"/> or one with equal layers; its values are not changed. NaN makes the parameter NaN.</param>
    /// <exception cref="ArgumentException">A gradient of another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not complete, or the schedule gives a rate that is not finite; nothing has changed.</exception>
    public void Step(Gradient<T> gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        gradient.ThrowIfOther(Network.Architecture);
        gradient.ThrowIfNotComplete(nameof(Step));
        long t = Steps + 1;
        double lr = Rate(t);
        Adjustment clipping = Optimizer.Clip?.Adjust<T>(gradient.Values) ?? Adjustment.None;
        Update(gradient.Values, t, lr, clipping);
        Steps = t;
        gradient.Step++;
    }

    /// <summary>What a checkpoint keeps beside <see cref="Steps"/>: names and memory, in a fixed order.</summary>
    internal virtual IReadOnlyList<StateTensor<T>> Tensors => [];

    /// <summary>What a checkpoint keeps beside <see cref="Tensors"/>: numbers, in a fixed order.</summary>
    internal virtual double[] Scalars
    {
        get => [.. _observed];
        set => value.CopyTo(_observed, 0);
    }

    /// <summary>The learning rate of step t = 1, 2, ….</summary>
    internal double Rate(long t)
    {
        double lr = Optimizer.Lr.Rate(t - 1, _observed);
        return double.IsFinite(lr) ? lr : throw new InvalidOperationException($"{Optimizer.Lr} gives step {t - 1} the learning rate {lr}; it must be finite.");
    }

    /// <summary>Step t along the gradient, which spans all parameters of the network.</summary>
    internal abstract void Update(ReadOnlySpan<T> gradient, long t, double lr, Adjustment clipping);
}

/// <summary>One remembered array, of any length.</summary>
internal readonly record struct StateTensor<T>(string Name, AlignedBuffer<T> Values) where T : unmanaged;
