using System.Diagnostics;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>The median time of one run, and the managed bytes that one run allocates on the calling thread.</summary>
internal readonly record struct Measurement(double Seconds, double Bytes);

/// <summary>Takes samples of several subjects in turn, so that whatever else the machine does meets all of them.</summary>
internal static class Sampler
{
    private const double SampleSeconds = 0.02, WarmUpSeconds = 0.25, MostSecondsAltogether = 3;
    private const int LeastRounds = 3, MostRounds = 15;

    public static Measurement[] Measure(Subject[] subjects)
    {
        int[] runs = [.. subjects.Select(subject => Math.Max(1, (int)(SampleSeconds / WarmUp(subject.Run))))];
        double[] round = new double[subjects.Length];
        double[] bytes = new double[subjects.Length];
        List<double>[] samples = [.. subjects.Select(_ => new List<double>())];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < MostRounds && (i < LeastRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < MostSecondsAltogether); i++)
        {
            for (int s = 0; s < subjects.Length; s++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                samples[s].Add(Time(subjects[s].Run, runs[s]));
                bytes[s] = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / runs[s];
            }
        }
        return [.. subjects.Select((subject, s) => new Measurement(Median(samples[s]) / subject.Share, bytes[s]))];
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // Long enough for the JIT to reach its last tier; returns the best time of a run seen.
    private static double WarmUp(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        double best = double.MaxValue;
        do
            best = Math.Min(best, Time(run, 1));
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds);
        return best;
    }

    private static double Time(Action run, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }
}
