using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Peers;
using Perfolizer.Horology;

namespace NeuralNets.Benchmarks.Full;

/// <summary>The default run: BenchmarkDotNet over all cases and peers, one process for each.</summary>
internal static class FullRun
{
    public static int Run(string[] arguments)
    {
        foreach (Peer peer in Peer.All.Where(peer => peer.Missing is not null))
            Console.WriteLine($"{peer.Name} skipped: {peer.Missing}");
        Type[] benchmarks = [typeof(KernelBenchmarks), typeof(ElementwiseBenchmarks), typeof(StepBenchmarks)];
        BenchmarkSwitcher.FromTypes(benchmarks).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments, Settings());
        return 0;
    }

    private static IConfig Settings() => DefaultConfig.Instance
        .AddJob(Job.Default.WithWarmupCount(4).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(100)).AsDefault())
        .AddColumn(new SpeedColumn("GFLOP/s", (c, seconds, _) => c.Flops / seconds / 1e9))
        .AddColumn(new SpeedColumn("% of peak", (c, seconds, machine) => 100 * c.Flops / seconds / machine.Flops(c.IsDouble)))
        .AddColumn(new SpeedColumn("GB/s", (c, seconds, _) => c.Bytes / seconds / 1e9))
        .AddFilter(new SimpleFilter(benchmark => CanRun(PeerBenchmarks.PeerOf(benchmark), (Case)benchmark.Parameters["Case"], (int)benchmark.Parameters["Threads"])))
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60))
        .WithOptions(ConfigOptions.JoinSummary);

    private static bool CanRun(Peer peer, Case c, int threads) =>
        peer.Missing is null && (threads == 1 || peer.Threaded) && peer.Offers(c);
}
