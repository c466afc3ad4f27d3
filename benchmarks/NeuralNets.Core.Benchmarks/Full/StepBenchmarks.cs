using BenchmarkDotNet.Attributes;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Full;

/// <summary>Whole training steps and predictions.</summary>
public class StepBenchmarks : PeerBenchmarks
{
    [ParamsSource(nameof(Cases))] public object Case { get; set; } = null!;

    [Params(1, 2)] public int Threads { get; set; }

    public static IEnumerable<object> Cases => StepCase.All;

    private protected override Case Chosen => (Case)Case;

    private protected override int ChosenThreads => Threads;
}
