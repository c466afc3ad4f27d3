using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>The results in Markdown, one table for each number of threads and kind of case.</summary>
internal static class Table
{
    private static readonly Ours Ours = new();

    public static string Markdown(Results results, Options options)
    {
        var text = new StringBuilder();
        Line(text, $"### {Machine.Cpu}, {Environment.ProcessorCount} cores, {DateTime.UtcNow:yyyy-MM-dd}");
        Line(text, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}. Command: `{options.CommandLine}`");
        if (results.Versions.Count > 0)
            Line(text, $"Peers: {string.Join("; ", results.Versions.Select(pair => $"{pair.Key} {pair.Value}"))}.");
        foreach ((string peer, string reason) in results.Missing)
            Line(text, $"\n{peer} skipped: {reason}.");
        foreach (int threads in results.Threads)
        {
            // Measured here, by the parent, while no child runs.
            Machine machine = Machine.Measure(threads);
            Line(text, $"\n#### {threads} thread{(threads == 1 ? "" : "s")}: {machine}");
            foreach (IGrouping<Type, Case> kind in options.Cases().GroupBy(c => c.GetType()))
                Section(text, results, threads, machine, [.. kind.Where(c => results.Of(threads, Ours.Name, c.Name) is not null)]);
        }
        return text.ToString();
    }

    private static void Section(StringBuilder text, Results results, int threads, Machine machine, Case[] cases)
    {
        Peer[] peers = [.. Peer.All.Where(peer => peer is not Peers.Ours && cases.Any(c => results.Of(threads, peer.Name, c.Name) is not null))];
        if (cases.Length == 0)
            return;
        bool computes = cases[0].Flops > 0;
        string[] titles = ["case", "µs", .. computes ? new[] { "GFLOP/s", "% of peak" } : ["ns/value"], "GB/s", "% of limit", "B/run", .. peers.Select(peer => $"{peer.Name} ÷ ours")];
        Line(text, $"\n| {string.Join(" | ", titles)} |");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---:|", titles.Length - 1))}");
        foreach (Case c in cases)
        {
            Measurement ours = results.Of(threads, Ours.Name, c.Name)!.Value;
            double peak = machine.Flops(c.IsDouble);
            double limit = Math.Max(c.Flops / peak, c.Bytes / machine.BytesPerSecond(c.Bytes));
            string[] speed = computes
                ? [Number(c.Flops / ours.Seconds / 1e9), Percent(c.Flops / ours.Seconds / peak)]
                : [Number(ours.Seconds * 1e9 / ((ElementwiseCase)c).Count)];
            IEnumerable<string> ratios = peers.Select(peer => results.Of(threads, peer.Name, c.Name) is { } theirs ? Number(theirs.Seconds / ours.Seconds) : "–");
            Line(text, $"| {c.Name} | {Number(ours.Seconds * 1e6)} | {string.Join(" | ", speed)} | {Number(c.Bytes / ours.Seconds / 1e9)} | {Percent(limit / ours.Seconds)} | {ours.Bytes:0} |{string.Concat(ratios.Select(ratio => $" {ratio} |"))}");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    // Three digits.
    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
