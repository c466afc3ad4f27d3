using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Cases;

/// <summary>One piece of work that every peer can be asked to do.</summary>
internal abstract record Case
{
    public abstract string Name { get; }

    public abstract bool IsDouble { get; }

    /// <summary>Whether two threads are of interest.</summary>
    public abstract bool Threaded { get; }

    /// <summary>Operations that cannot be avoided, a multiply-add counted as two; 0: not a matter of arithmetic.</summary>
    public abstract double Flops { get; }

    /// <summary>Bytes that must be read or written at least once.</summary>
    public abstract double Bytes { get; }

    /// <summary>The work made ready to run, or null where the peer has nothing for it.</summary>
    public abstract Subject? Prepare(Peer peer, int threads);

    public sealed override string ToString() => Name;

    protected int SizeOfNumber => IsDouble ? sizeof(double) : sizeof(float);

    protected string TypeName => IsDouble ? "double" : "float";
}

/// <summary>Work that is ready to run; a peer too slow for all of it runs a share of the rows.</summary>
internal sealed record Subject(Action Run, double Share = 1);
