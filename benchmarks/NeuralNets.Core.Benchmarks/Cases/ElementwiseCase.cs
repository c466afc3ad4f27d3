using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Cases;

/// <summary>Every activation that TorchSharp has too, by the library's name and with its defaults, and the logarithm.</summary>
internal enum Function
{
    Exponential,
    Log,
    Tanh,
    Sigmoid,
    Softplus,
    ReLU,
    LeakyReLU,
    ReLU6,
    Threshold,
    ELU,
    SELU,
    CELU,
    GELU,
    GELUTanh,
    SiLU,
    Mish,
    Softsign,
    LogSigmoid,
    HardSigmoid,
    HardSwish,
    HardTanh,
    TanhShrink,
    SoftShrink,
    HardShrink,
    Sine,
    Cosine,
    ArcTan,
}

/// <summary>Forward a[i] = f(z[i]), or backward alone dz[i] = f′(z[i])·da[i].</summary>
internal sealed record ElementwiseCase(Function Function, bool Backward, int Count, bool ForDouble) : Case
{
    public static IEnumerable<ElementwiseCase> All =>
        from isDouble in new[] { false, true }
        from backward in new[] { false, true }
        from function in Enum.GetValues<Function>()
        where !(backward && function == Function.Log)
        from count in new[] { 4096, 1_000_000 }
        select new ElementwiseCase(function, backward, count, isDouble);

    public override string Name => FormattableString.Invariant($"{Function}{(Backward ? " backward" : "")} {Count:N0} {TypeName}");

    public override bool IsDouble => ForDouble;

    public override bool Threaded => false;

    public override double Flops => 0;

    // Backward: z or a, da, dz.
    public override double Bytes => (Backward ? 3.0 : 2.0) * Count * SizeOfNumber;

    public override Subject? Prepare(Peer peer, int threads) => IsDouble ? peer.Prepare<double>(this) : peer.Prepare<float>(this);
}
