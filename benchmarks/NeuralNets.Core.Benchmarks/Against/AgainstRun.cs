using System.Reflection;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Peers;
using NeuralNets.Benchmarks.Quick;

namespace NeuralNets.Benchmarks.Against;

/// <summary>
/// This build of the library and another one, side by side in one process and measured in turn: on a machine that is twice as fast
/// one minute as the next, the ratio of two samples that follow each other still tells a per cent.
/// </summary>
internal static class AgainstRun
{
    // Of the folder's library, made by this same program, loaded once more.
    private delegate Action? Preparation(string[] options, string name, int threads);

    public static void Run(string[] arguments)
    {
        if (arguments.Length < 2 || !File.Exists(Path.Combine(arguments[1], OtherBuild.Library)))
            throw new ArgumentException($"--against wants a folder with another {OtherBuild.Library}.");
        string[] settings = arguments[1..];
        var options = new Options(settings);
        Assembly program = new OtherBuild(Path.GetFullPath(arguments[1])).LoadFromAssemblyPath(typeof(AgainstRun).Assembly.Location);
        Preparation prepareOther = program.GetType(typeof(AgainstRun).FullName!)!.GetMethod(nameof(Prepare))!.CreateDelegate<Preparation>();

        Console.WriteLine("| case | threads | this, µs | other, µs | other ÷ this | of three in five pairs |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        foreach (int threads in options.Threads)
        {
            foreach (Case c in options.Cases().Where(c => threads == 1 || c.Threaded))
            {
                Action ours = Prepare(settings, c.Name, threads)!, other = prepareOther(settings, c.Name, threads)!;
                (double Seconds, double Other)[] pairs = Sampler.Pairs(ours, other);
                double[] ratios = [.. pairs.Select(pair => pair.Other / pair.Seconds)];
                Console.WriteLine(FormattableString.Invariant($"| {c.Name} | {threads} | {Sampler.Median(pairs.Select(pair => pair.Seconds)) * 1e6:N1} | {Sampler.Median(pairs.Select(pair => pair.Other)) * 1e6:N1} | {Sampler.Median(ratios):F3} | {Sampler.Quantile(ratios, 0.2):F2} – {Sampler.Quantile(ratios, 0.8):F2} |"));
            }
        }
    }

    public static Action? Prepare(string[] options, string name, int threads) =>
        new Options(options).Cases().First(c => c.Name == name).Prepare(new Ours(), threads)?.Run;
}
