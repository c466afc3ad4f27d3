namespace NeuralNets;

/// <summary>Durations of a run and of its epoch, and when the next report of progress is due: at most every 100 ms.</summary>
internal sealed class TrainingClock(TimeProvider time)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(100);
    private long _start, _epochStart, _reported, _saved;
    private TimeSpan _epochBefore;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public TimeSpan EpochTime => _epochBefore + time.GetElapsedTime(_epochStart);

    public void Start() => _start = _reported = _saved = time.GetTimestamp();

    public TimeSpan SinceCheckpoint => time.GetElapsedTime(_saved);

    /// <param name="before">What the epoch took before it was interrupted.</param>
    public void StartEpoch(TimeSpan before)
    {
        _epochStart = time.GetTimestamp();
        _epochBefore = before;
    }

    public bool IsReportDue()
    {
        long now = time.GetTimestamp();
        if (time.GetElapsedTime(_reported, now) < ReportInterval)
            return false;
        _reported = now;
        return true;
    }

    /// <summary>A report was made for another reason: the next has 100 ms.</summary>
    public void Reported() => _reported = time.GetTimestamp();

    public void CheckpointWritten() => _saved = time.GetTimestamp();
}
