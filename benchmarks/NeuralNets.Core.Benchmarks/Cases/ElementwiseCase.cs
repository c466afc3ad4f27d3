using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Cases;

internal enum Function
{
    Exp,
    Log,
    Tanh,
    Sigmoid,
    Softplus,
    ReLU,
}

/// <summary>result[i] = f(x[i]).</summary>
internal sealed record ElementwiseCase(Function Function, int Count, bool ForDouble) : Case
{
    public static IEnumerable<ElementwiseCase> All =>
        from isDouble in new[] { false, true }
        from function in Enum.GetValues<Function>()
        from count in new[] { 4096, 1_000_000 }
        select new ElementwiseCase(function, count, isDouble);

    public override string Name => FormattableString.Invariant($"{Function} {Count:N0} {TypeName}");

    public override bool IsDouble => ForDouble;

    public override bool Threaded => false;

    public override double Flops => 0;

    public override double Bytes => 2.0 * Count * SizeOfNumber;

    public override Subject? Prepare(Peer peer, int threads) => IsDouble ? peer.Prepare<double>(this) : peer.Prepare<float>(this);
}
