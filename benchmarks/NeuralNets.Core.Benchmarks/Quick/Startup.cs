using System.Diagnostics;
using System.Globalization;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>From the start of a fresh process to the end of its first training step.</summary>
internal static class Startup
{
    private const int Processes = 9;

    public static void Run()
    {
        Console.WriteLine($"{StepCase.First.Name}, {Machine.Cpu}; ms, median of {Processes} fresh processes");
        foreach (Peer peer in new Peer[] { new Ours(), new Torch() })
        {
            if (peer.Missing is { } reason)
            {
                Console.WriteLine($"{peer.Name} skipped: {reason}");
                continue;
            }
            double[][] times = [.. Enumerable.Range(0, Processes).Select(_ => FirstStep(peer))];
            string[] median = [.. Enumerable.Range(0, 3).Select(i => Sampler.Median(times.Select(t => t[i])).ToString("0.0", CultureInfo.InvariantCulture))];
            Console.WriteLine($"{peer.Name}: {median[0]} until Main, {median[1]} until the network is built, {median[2]} until its first step is done");
        }
    }

    /// <summary>In the child: ticks of the monotonic clock at Main, after building and after the step.</summary>
    public static void FirstStep(string peer, long main)
    {
        Action step = peer == "ours" ? OurFirstStep() : StepCase.First.Prepare(Peer.Named(peer), 1)!.Run;
        long built = Stopwatch.GetTimestamp();
        step();
        long done = Stopwatch.GetTimestamp();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{main} {built} {done}"));
    }

    // Nothing but what a user's program would do: what the benchmark needs for itself would count, too.
    private static Action OurFirstStep()
    {
        StepCase c = StepCase.First;
        var network = new Network<float>(c.Sizes[0], [new Dense(c.Sizes[1], Activation.ReLU), new Dense(c.Sizes[2], Activation.Softmax)], seed: 1) { MaxThreads = 1 };
        var gradient = new Gradient<float>(network);
        float[] inputs = new float[c.Rows * c.Sizes[0]], targets = new float[c.Rows * c.Sizes[^1]];
        Array.Fill(inputs, 0.5f);
        for (int r = 0; r < c.Rows; r++)
            targets[r * c.Sizes[^1] + Samples.Class(c, r)] = 1;
        return () =>
        {
            network.Backpropagate(inputs.AsSpan(), targets.AsSpan(), Cost.CrossEntropy, gradient);
            network.GradientStep(gradient, 0.01f);
        };
    }

    // The monotonic clock counts alike in all processes.
    private static double[] FirstStep(Peer peer)
    {
        long start = Stopwatch.GetTimestamp();
        using Process child = Child.Start(["--first-step", peer.Name], threads: 1);
        string[] fields = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        double Milliseconds(int field) => (long.Parse(fields[field], CultureInfo.InvariantCulture) - start) * 1e3 / Stopwatch.Frequency;
        return [Milliseconds(0), Milliseconds(1), Milliseconds(2)];
    }
}
