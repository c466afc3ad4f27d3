using BenchmarkDotNet.Attributes;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Full;

/// <summary>Functions of one value over a span.</summary>
public class ElementwiseBenchmarks : PeerBenchmarks
{
    [ParamsSource(nameof(Cases))] public object Case { get; set; } = null!;

    [Params(1)] public int Threads { get; set; }

    public static IEnumerable<object> Cases => ElementwiseCase.All;

    private protected override Case Chosen => (Case)Case;
}
