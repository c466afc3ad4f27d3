namespace NeuralNets;

/// <summary>What a callback of <see cref="Trainer{T}"/> sees. One object serves all calls of a run: copy what you want to keep.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class TrainingContext<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal TrainingContext(Network<T> network)
    {
        Network = network;
    }

    /// <summary>The network, between two steps: a callback may read and write its parameters.</summary>
    public Network<T> Network { get; }

    /// <summary>Where training is; after an epoch, <see cref="TrainingProgress.Record"/> holds what it came to.</summary>
    public TrainingProgress Progress { get; internal set; }

    /// <summary>Cost of the last batch.</summary>
    public double BatchCost { get; internal set; }

    /// <summary>Steps made in all.</summary>
    public long Steps { get; internal set; }

    internal bool IsStopped { get; private set; }

    /// <summary>Ends training after this callback.</summary>
    public void Stop() => IsStopped = true;
}
