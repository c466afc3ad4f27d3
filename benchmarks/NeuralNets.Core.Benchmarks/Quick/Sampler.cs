using System.Diagnostics;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>The median (or another quantile) of the time of one run, and the managed bytes that one run allocates on the calling thread.</summary>
internal readonly record struct Measurement(double Seconds, double Bytes);

/// <summary>Takes samples of several subjects in turn, so that whatever else the machine does meets all of them.</summary>
internal static class Sampler
{
    // Short: on a busy machine many samples end before another process is given the core.
    private const double SampleSeconds = 0.002, MostSecondsAltogether = 3;
    private const int LeastRounds = 3, MostRounds = 100;

    // Of two builds: shorter still, so that a pair meets one state of the machine.
    private const double PairSeconds = 0.0005, PairsSeconds = 1;
    private const int LeastPairs = 10;

    // What is called 30 times is compiled again in the background once no new code has come up for 100 ms, of libraries that
    // come compiled already twice: first with counters.
    private const double WarmUpSeconds = 0.12, MostWarmUpSeconds = 1;
    private const int WarmUps = 2, WarmUpRuns = 60, CompilerMilliseconds = 150;

    public static Measurement[] Measure(Subject[] subjects, double quantile)
    {
        int[] runs = WarmUp(SampleSeconds, [.. subjects.Select(subject => subject.Run)]);
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
        return [.. subjects.Select((subject, s) => new Measurement(Quantile(samples[s], quantile) / subject.Share, bytes[s]))];
    }

    /// <summary>Times of one run of both, sample by sample; each goes first every other time.</summary>
    public static (double First, double Second)[] Pairs(Action first, Action second)
    {
        int[] runs = WarmUp(PairSeconds, first, second);
        var pairs = new List<(double, double)>();
        for (long start = Stopwatch.GetTimestamp(); pairs.Count < LeastPairs || Stopwatch.GetElapsedTime(start).TotalSeconds < PairsSeconds;)
        {
            double a = Time(first, runs[0]), b = Time(second, runs[1]);
            pairs.Add((a, b));
            b = Time(second, runs[1]);
            a = Time(first, runs[0]);
            pairs.Add((a, b));
        }
        return [.. pairs];
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double at = share * (sorted.Length - 1);
        return (sorted[(int)at] + sorted[(int)Math.Ceiling(at)]) / 2;
    }

    // Returns how many runs of each make a sample.
    private static int[] WarmUp(double sampleSeconds, params Action[] subjects)
    {
        int[] runs = new int[subjects.Length];
        for (int i = 0; i < WarmUps; i++)
        {
            for (int s = 0; s < subjects.Length; s++)
                runs[s] = Math.Max(1, (int)(sampleSeconds / WarmUp(subjects[s])));
            Thread.Sleep(CompilerMilliseconds);
        }
        return runs;
    }

    // Returns the mean time of a run; the shortest may be 0, on a virtual machine whose clock stands still for a moment.
    private static double WarmUp(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        double seconds = 0;
        int runs = 0;
        for (; seconds < WarmUpSeconds || (runs < WarmUpRuns && seconds < MostWarmUpSeconds); runs++)
        {
            run();
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return seconds / runs;
    }

    private static double Time(Action run, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }
}
