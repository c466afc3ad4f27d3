using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Quick;

namespace NeuralNets.Benchmarks.InsightCalls;

/// <summary>Time and memory of every call of NeuralNets.Insight on a network of 784-512-512-10, as a table in Markdown.</summary>
internal static class InsightRun
{
    public static void Run(Options options)
    {
        Dictionary<InsightCall, Measurement>[] measured = [.. options.Threads.Select(threads => Measure(threads, options))];
        string table = Markdown(options, measured);
        Console.WriteLine(table);
        if (options.Output is { } path)
            File.WriteAllText(path, table);
    }

    private static Dictionary<InsightCall, Measurement> Measure(int threads, Options options)
    {
        InsightCall[] calls = [.. InsightCall.All(new InsightScene(threads)).Where(call => call.Name == InsightCall.Reference || options.Takes(call.Name))];
        // Once all through, so that the first call meets the same code and the same heap as the last.
        foreach (InsightCall call in calls)
            call.Run();
        var measured = new Dictionary<InsightCall, Measurement>();
        foreach (InsightCall call in calls)
        {
            Console.Error.WriteLine($"{Threads(threads)}: {call.Name}");
            measured[call] = Sampler.Measure([new Subject(call.Run)], options.Quantile)[0];
        }
        return measured;
    }

    private static string Markdown(Options options, Dictionary<InsightCall, Measurement>[] measured)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### Insight on 784-512-512-10, float: {Machine.Cpu}, {Environment.ProcessorCount} cores, {DateTime.UtcNow:yyyy-MM-dd}\n");
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}. Command: `{options.CommandLine}`\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| call | rows | {string.Join(" | ", options.Threads.Select(threads => $"ms, {Threads(threads)}"))} | × Backpropagate | allocated |\n|---|---:|{string.Concat(options.Threads.Select(_ => "---:|"))}---:|---:|\n");
        Dictionary<int, double> reference = measured[0].Where(pair => pair.Key.Name == InsightCall.Reference).ToDictionary(pair => pair.Key.Rows, pair => pair.Value.Seconds);
        foreach ((InsightCall call, Measurement first) in measured[0])
        {
            IEnumerable<string> times = measured.Select(run => Three(run.Single(pair => pair.Key.Name == call.Name && pair.Key.Rows == call.Rows).Value.Seconds * 1e3));
            string ratio = reference.TryGetValue(call.Rows, out double seconds) ? Three(first.Seconds / seconds) : "–";
            text.Append(CultureInfo.InvariantCulture, $"| {call.Name} | {(call.Rows == 0 ? "–" : $"{call.Rows:N0}")} | {string.Join(" | ", times)} | {ratio} | {Size(first.Bytes)} |\n");
        }
        return text.ToString();
    }

    private static string Threads(int count) => $"{count} thread{(count == 1 ? "" : "s")}";

    private static string Three(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "0.0" : value >= 1 ? "0.00" : value >= 0.001 ? "0.000" : "0.0000", CultureInfo.InvariantCulture);

    private static string Size(double bytes) => bytes switch
    {
        >= 1e6 => $"{Three(bytes / 1e6)} MB",
        >= 1e3 => $"{Three(bytes / 1e3)} KB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
    };
}
