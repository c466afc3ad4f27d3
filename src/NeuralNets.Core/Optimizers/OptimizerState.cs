using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What an optimizer remembers about one network. One thread at a time, and nothing else may use the network's parameters during <see cref="Step"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected OptimizerState(Optimizer optimizer, Network<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Optimizer = optimizer;
        Network = network;
    }

    /// <summary>The settings.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Whose parameters are moved.</summary>
    public Network<T> Network { get; }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; internal set; }

    /// <summary>Moves the parameters by one step, and adds 1 to <see cref="Steps"/> and to <see cref="Gradient{T}.Step"/>.</summary>
    /// <param name="gradient">Complete, of <see cref="Network"/> or one with equal layers.</param>
    /// <exception cref="ArgumentException">A gradient of another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not complete; nothing has changed.</exception>
    public void Step(Gradient<T> gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        gradient.ThrowIfOther(Network.Architecture);
        gradient.ThrowIfNotComplete(nameof(Step));
        Update(gradient.Values, Optimizer.Lr.Rate(Steps));
        Steps++;
        gradient.Step++;
    }

    /// <summary>What a checkpoint keeps beside <see cref="Steps"/>: names and memory, in a fixed order.</summary>
    internal virtual IReadOnlyList<StateTensor<T>> Tensors => [];

    /// <summary>What a checkpoint keeps beside <see cref="Tensors"/>: numbers, in a fixed order.</summary>
    internal virtual Span<double> Scalars => [];

    /// <summary>Step t = Steps + 1 along the gradient.</summary>
    private protected abstract void Update(ReadOnlySpan<T> gradient, double lr);
}

/// <summary>One remembered array, of any length.</summary>
internal readonly record struct StateTensor<T>(string Name, AlignedBuffer<T> Values) where T : unmanaged;
