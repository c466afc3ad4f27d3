using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Full;

/// <summary>One method a peer, so that ratios are to <see cref="Ours"/>.</summary>
[MemoryDiagnoser]
public abstract class PeerBenchmarks
{
    private Action _run = () => { };

    [Benchmark(Baseline = true)] public void Ours() => _run();
    [Benchmark] public void OpenBLAS() => _run();
    [Benchmark] public void TorchSharp() => _run();
    [Benchmark] public void TensorPrimitives() => _run();
    [Benchmark] public void NaiveLoop() => _run();

    [GlobalSetup(Target = nameof(Ours))] public void SetUpOurs() => SetUp(nameof(Ours));
    [GlobalSetup(Target = nameof(OpenBLAS))] public void SetUpOpenBlas() => SetUp(nameof(OpenBLAS));
    [GlobalSetup(Target = nameof(TorchSharp))] public void SetUpTorchSharp() => SetUp(nameof(TorchSharp));
    [GlobalSetup(Target = nameof(TensorPrimitives))] public void SetUpTensorPrimitives() => SetUp(nameof(TensorPrimitives));
    [GlobalSetup(Target = nameof(NaiveLoop))] public void SetUpNaiveLoop() => SetUp(nameof(NaiveLoop));

    internal static Peer PeerOf(BenchmarkCase benchmark) => PeerOf(benchmark.Descriptor.WorkloadMethod.Name);

    private protected abstract Case Chosen { get; }

    private protected virtual int ChosenThreads => 1;

    private void SetUp(string method)
    {
        Peer peer = PeerOf(method);
        _ = peer.Missing;      // looks for what is native, and loads it
        _run = Chosen.Prepare(peer, ChosenThreads)!.Run;
    }

    private static Peer PeerOf(string method) =>
        Peer.All.First(peer => string.Equals(peer.Name.Replace(" ", "", StringComparison.Ordinal), method, StringComparison.OrdinalIgnoreCase));
}
