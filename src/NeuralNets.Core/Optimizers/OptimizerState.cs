using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What an optimizer remembers about one network. One thread at a time, and nothing else may use the network's parameters during <see cref="Step"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OptimizerState<T>? _others;
    private Memory<double> _scalars;   // of this schedule, then of the others'

    private protected OptimizerState(Optimizer optimizer, Network<T> network, OptimizerState<T>? others = null)
    {
        Optimizer = optimizer;
        Network = network;
        _others = others;
        int own = optimizer.Lr.ObservedLength;
        _scalars = new double[own + (others?._scalars.Length ?? 0)];
        optimizer.Lr.Begin(Observed);
        if (others is not null)
        {
            others._scalars.CopyTo(_scalars[own..]);
            others._scalars = _scalars[own..];
        }
    }

    /// <summary>The settings.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Whose parameters are moved.</summary>
    public Network<T> Network { get; }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; internal set; }

    /// <summary>The learning rate of the next step.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives one that is not finite.</exception>
    public double LearningRate => Rate(Steps + 1);

    /// <summary>
    /// Tells the schedule how training goes, after an epoch say: <see cref="Schedule.ReduceOnPlateau"/> lowers the rate when
    /// this no longer gets better, other schedules do not listen.
    /// </summary>
    /// <param name="metric">The validation cost, or whatever the schedule is to watch.</param>
    public void Observe(double metric) => Observe(Math.Max(Steps - 1, 0), metric);

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
        IReadOnlyList<StateTensor<T>> tensors = Tensors;
        for (int i = 0; i < tensors.Count; i++)
            Subnormals.Clear(tensors[i].Values.Span, t);
        Steps = t;
        gradient.Step++;
    }

    /// <summary>What a checkpoint keeps beside <see cref="Steps"/>: names and memory, in a fixed order.</summary>
    internal virtual IReadOnlyList<StateTensor<T>> Tensors => [];

    /// <summary>What a checkpoint keeps beside <see cref="Tensors"/>: what the schedules remember of the metrics they were told.</summary>
    internal Span<double> Scalars => _scalars.Span;

    /// <summary>The learning rate of step t = 1, 2, ….</summary>
    internal double Rate(long t) => Optimizer.Rate(t, Observed);

    /// <summary>Step t along the gradient, which spans all parameters of the network.</summary>
    internal abstract void Update(ReadOnlySpan<T> gradient, long t, double lr, Adjustment clipping);

    private Span<double> Observed => _scalars.Span[..Optimizer.Lr.ObservedLength];

    private void Observe(long step, double metric)
    {
        Optimizer.Lr.Observe(step, metric, Observed);
        _others?.Observe(step, metric);
    }
}

/// <summary>One remembered array, of any length.</summary>
internal readonly record struct StateTensor<T>(string Name, AlignedBuffer<T> Values) where T : unmanaged;
