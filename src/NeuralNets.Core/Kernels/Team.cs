using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NeuralNets.Kernels;

/// <summary>Work in independent parts. What a part computes must not depend on which thread runs it, or when.</summary>
internal interface IJob
{
    void Run(int part);
}

/// <summary>
/// The library's threads: one small team for the process, started when first needed, asleep when idle, in the background so
/// that it keeps no process alive.
/// </summary>
/// <remarks>
/// <para>Parts are claimed one by one with a compare-and-swap on (generation, parts left); the caller claims too, so it never
/// waits for a worker that the system has not scheduled, only for parts already begun. A worker reads the job before it claims:
/// if the job has changed meanwhile, so has the generation, and the claim fails; while no parts are left there is nothing to
/// claim, so that the caller may write the next job. One job runs at a time; a caller that finds the team busy does all its
/// parts itself.</para>
/// <para>The parts stand in one row, cut into a share for each thread. A thread claims from its own share first, then from
/// those of others: so the thread that summed a piece of the gradient is the one that moves these parameters and finds both
/// in its cache.</para>
/// </remarks>
internal static unsafe class Team
{
    // Workers stay awake for some tens of microseconds (a spin of 8 is about 0.3 µs), since a training step forks again at once.
    private const int SpinsBeforeSleep = 200;

    private static readonly Lock StartLock = new();
    private static readonly object Gate = new();
    private static int s_workers;
    private static int s_sleepers;
    private static int s_busy;

    // What is left of each share: generation << 32 | parts. Each in a pair of cache lines of its own, as they are fetched.
    private const int MaxShares = 64, Stride = 128 / sizeof(long);
    private static readonly long[] Left = new long[(MaxShares + 1) * Stride];

    private static int s_generation;
    private static void* s_job;
    private static delegate*<void*, int, void> s_run;
    private static int s_parts, s_shares;
    private static int s_participants;   // workers with a smaller index may take parts
    private static int s_finished;
    private static ExceptionDispatchInfo? s_failure;

    /// <summary>Runs parts 0 … parts−1 on at most <paramref name="threads"/> threads and returns when all are done.</summary>
    public static void Run<TJob>(scoped ref TJob job, int parts, int threads) where TJob : struct, IJob, allows ref struct
    {
        threads = Math.Min(threads, parts);
        if (threads <= 1 || OperatingSystem.IsBrowser() || Interlocked.CompareExchange(ref s_busy, 1, 0) != 0)
        {
            for (int part = 0; part < parts; part++)
                job.Run(part);
            return;
        }
        try
        {
            StartWorkers(threads - 1);
            Fork(Unsafe.AsPointer(ref job), &RunPart<TJob>, parts, threads - 1);
        }
        finally
        {
            Volatile.Write(ref s_busy, 0);
        }
    }

    private static void RunPart<TJob>(void* job, int part) where TJob : struct, IJob, allows ref struct =>
        Unsafe.AsRef<TJob>(job).Run(part);

    private static void Fork(void* job, delegate*<void*, int, void> run, int parts, int participants)
    {
        int generation = s_generation + 1, shares = Math.Min(participants + 1, MaxShares);
        s_job = job;
        s_run = run;
        s_parts = parts;
        s_shares = shares;
        s_participants = participants;
        s_failure = null;
        Volatile.Write(ref s_finished, 0);
        for (int share = 0; share < shares; share++)
            Volatile.Write(ref LeftOf(share), ((long)generation << 32) | (uint)(Cut.First(share + 1, shares, parts) - Cut.First(share, shares, parts)));
        Interlocked.Exchange(ref s_generation, generation);
        if (Volatile.Read(ref s_sleepers) > 0)
        {
            lock (Gate)
                Monitor.PulseAll(Gate);
        }

        while (TryRunOne(-1)) { }
        var spinner = new SpinWait();
        while (Volatile.Read(ref s_finished) < parts)
            spinner.SpinOnce(sleep1Threshold: -1);
        Volatile.Read(ref s_failure)?.Throw();
    }

    private static ref long LeftOf(int share) => ref Left[(share + 1) * Stride];

    // The caller is worker −1.
    private static bool TryRunOne(int worker)
    {
        int own = worker + 1, shares = Volatile.Read(ref s_shares);
        for (int i = 0; i < shares; i++)
        {
            if (TryRunOne(worker, (own + i) % shares))
                return true;
        }
        return false;
    }

    private static bool TryRunOne(int worker, int share)
    {
        ref long left = ref LeftOf(share);
        while (true)
        {
            long claim = Volatile.Read(ref left);
            void* job = s_job;
            delegate*<void*, int, void> run = s_run;
            int part = Cut.First(share + 1, s_shares, s_parts) - (int)claim;
            if ((int)claim == 0 || worker >= s_participants)
                return false;
            if (Interlocked.CompareExchange(ref left, claim - 1, claim) != claim)
                continue;
            try
            {
                run(job, part);
            }
#pragma warning disable CA1031 // Whatever user code throws on a worker belongs to the caller.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref s_failure, ExceptionDispatchInfo.Capture(exception), null);
            }
            Interlocked.Increment(ref s_finished);
            return true;
        }
    }

    private static void StartWorkers(int count)
    {
        if (Volatile.Read(ref s_workers) >= count)
            return;
        lock (StartLock)
        {
            for (; s_workers < count; s_workers++)
                new Thread(Work) { IsBackground = true, Name = $"NeuralNets {s_workers + 1}" }.Start(s_workers);
        }
    }

    private static void Work(object? index)
    {
        int worker = (int)index!;
        int idle = 0;
        while (true)
        {
            int generation = Volatile.Read(ref s_generation);
            if (TryRunOne(worker))
            {
                idle = 0;
            }
            else if (++idle < SpinsBeforeSleep)
            {
                Thread.SpinWait(8);
            }
            else
            {
                Sleep(generation);
                idle = 0;
            }
        }
    }

    private static void Sleep(int lastSeen)
    {
        lock (Gate)
        {
            Interlocked.Increment(ref s_sleepers);
            // A generation published before the count of sleepers rose would not have pulsed: look once more.
            if (Volatile.Read(ref s_generation) == lastSeen)
                Monitor.Wait(Gate);
            Interlocked.Decrement(ref s_sleepers);
        }
    }
}
