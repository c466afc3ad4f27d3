using BenchmarkDotNet.Attributes;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Full;

/// <summary>Weighted sum, backward to the inputs, weight gradient.</summary>
public class KernelBenchmarks : PeerBenchmarks
{
    [ParamsSource(nameof(Cases))] public object Case { get; set; } = null!;

    [Params(1, 2)] public int Threads { get; set; }

    public static IEnumerable<object> Cases => KernelCase.All;

    private protected override Case Chosen => (Case)Case;

    private protected override int ChosenThreads => Threads;
}
