using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>A way to do the work: this library, or what it is compared to. What a peer has nothing for, it answers with null.</summary>
internal abstract class Peer
{
    public static readonly Peer[] All = [new Ours(), new OpenBlas(), new Torch(), new Tensors(), new NaiveLoop()];

    public static Peer Named(string name) => All.First(peer => peer.Name == name);

    public abstract string Name { get; }

    /// <summary>Whether it can use more than one thread.</summary>
    public virtual bool Threaded => true;

    /// <summary>Why it cannot run here; null: it can.</summary>
    public virtual string? Missing => null;

    /// <summary>Of a peer that is there; empty: nothing to say.</summary>
    public virtual string Version => "";

    /// <summary>Whether it has something for the case and runs all of it, known without preparing it.</summary>
    public virtual bool Offers(Case c) => true;

    public virtual Subject? Prepare<T>(KernelCase c, int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    public virtual Subject? Prepare<T>(ElementwiseCase c) where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    public virtual Subject? Prepare(StepCase c, int threads) => null;
}
