using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

/// <summary>Every part runs exactly once, whoever asks for however many parts on however many threads.</summary>
public class TeamTests
{
    private readonly struct Count(int[] runs) : IJob
    {
        public void Run(int part) => Interlocked.Increment(ref runs[part]);
    }

    private readonly struct Nested(int[][] runs, int threads) : IJob
    {
        public void Run(int part)
        {
            var inner = new Count(runs[part]);
            Team.Run(ref inner, runs[part].Length, threads);
        }
    }

    private readonly struct FailAt(int bad, int[] runs) : IJob
    {
        public void Run(int part)
        {
            Interlocked.Increment(ref runs[part]);
            if (part == bad)
                throw new IOException($"part {part}");
        }
    }

    private static void RunRandomly(int seed, int times)
    {
        var random = new Random(seed);
        for (int i = 0; i < times; i++)
        {
            var runs = new int[random.Next(0, 40)];
            var job = new Count(runs);
            Team.Run(ref job, runs.Length, random.Next(1, 8));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void EveryPartRunsOnce() => RunRandomly(seed: 1, times: 20_000);

    [Fact]
    public void EveryPartRunsOnceForSeveralCallersAtOnce()
    {
        const int callers = 6;
        var failures = new Exception?[callers];
        Thread[] threads = [.. Enumerable.Range(0, callers).Select(seed => new Thread(() => failures[seed] = Record.Exception(() => RunRandomly(seed, times: 5000))))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(failures, Assert.Null);
    }

    [Fact]
    public void EveryPartOfNestedJobsRunsOnce()
    {
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            int[][] runs = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => new int[random.Next(0, 12)])];
            var job = new Nested(runs, random.Next(1, 6));
            Team.Run(ref job, runs.Length, random.Next(1, 6));
            Assert.All(runs.SelectMany(inner => inner), count => Assert.Equal(1, count));
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void AFailingPartThrowsAtTheCallerAndTheNextJobIsWhole(int threads)
    {
        var random = new Random(threads);
        for (int i = 0; i < 1000; i++)
        {
            var runs = new int[random.Next(1, 20)];
            int bad = random.Next(runs.Length);
            var job = new FailAt(bad, runs);
            Assert.Equal($"part {bad}", Assert.Throws<IOException>(() => { FailAt copy = job; Team.Run(ref copy, runs.Length, threads); }).Message);
            Assert.Equal(1, runs[bad]);
            Assert.All(runs, count => Assert.InRange(count, 0, 1));
            RunRandomly(i, times: 2);
        }
    }
}
