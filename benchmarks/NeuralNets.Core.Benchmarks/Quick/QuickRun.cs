using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>
/// The quick mode: everything in a few minutes. One thread: all peers in one process, their samples interleaved. Two: one
/// process for each peer, one after the other, since idle workers of other libraries spin.
/// </summary>
internal static class QuickRun
{
    public static void Run(Options options)
    {
        var results = new Results { Threads = [.. options.Threads] };
        foreach (int threads in options.Threads)
        {
            if (threads == 1)
                Collect(results, options, threads, [.. Peer.All.Select(peer => peer.Name)]);
            else
                foreach (Peer peer in Peer.All.Where(peer => peer.Threaded))
                    Collect(results, options, threads, [peer.Name]);
        }
        string table = Table.Markdown(results, options);
        Console.WriteLine(table);
        if (options.Output is { } path)
            File.WriteAllText(path, table);
    }

    // In the child: lines of tab-separated values on standard output.
    public static void Measure(Options options)
    {
        int threads = options.Threads[0];
        Peer[] peers = [.. options.Peers.Select(Peer.Named)];
        foreach (Peer peer in peers.Where(peer => peer.Missing is not null))
            Line("missing", peer.Name, peer.Missing!);
        peers = [.. peers.Where(peer => peer.Missing is null)];
        foreach (Peer peer in peers.Where(peer => peer.Version != ""))
            Line("version", peer.Name, peer.Version);
        foreach (Case c in options.Cases().Where(c => (threads == 1 || c.Threaded) && peers.Any(peer => peer.Offers(c))))
        {
            Console.Error.WriteLine($"{threads} thread{(threads == 1 ? "" : "s")}: {c.Name} {string.Join(", ", peers.Select(peer => peer.Name))}");
            MeasureCase(c, peers, threads, options.Quantile);
            // Some cases hold hundreds of megabytes, native tensors among them.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    // On its own, so that nothing of the case is still held when it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MeasureCase(Case c, Peer[] peers, int threads, double quantile)
    {
        (Peer Peer, Subject Subject)[] ready = [.. from peer in peers let subject = c.Prepare(peer, threads) where subject is not null select (peer, subject)];
        Measurement[] measured = Sampler.Measure([.. ready.Select(pair => pair.Subject)], quantile);
        for (int i = 0; i < measured.Length; i++)
            Line("time", ready[i].Peer.Name, c.Name, Text(measured[i].Seconds), Text(measured[i].Bytes));
    }

    private static void Collect(Results results, Options options, int threads, string[] peers)
    {
        string[] arguments = ["--measure", "--peers", string.Join(',', peers), "--threads", threads.ToString(CultureInfo.InvariantCulture), "--quantile", Text(options.Quantile), .. options.Filter is { } filter ? new[] { "--filter", filter } : [], .. options.Shapes is { } shapes ? new[] { "--shapes", string.Join(',', shapes.Select(shape => FormattableString.Invariant($"{shape.Rows}x{shape.Inputs}x{shape.Outputs}"))) } : []];
        using Process child = Child.Start(arguments, threads);
        while (child.StandardOutput.ReadLine() is { } line)
            results.Add(threads, line.Split('\t'));
        child.WaitForExit();
        if (child.ExitCode != 0)
            results.Add(threads, ["missing", string.Join(", ", peers), $"the process ended with code {child.ExitCode}"]);
    }

    private static void Line(params string[] fields) => Console.WriteLine(string.Join('\t', fields));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
