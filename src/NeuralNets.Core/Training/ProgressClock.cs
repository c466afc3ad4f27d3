namespace NeuralNets;

/// <summary>Says when the next report of progress is due: at most every 100 ms.</summary>
internal sealed class ProgressClock(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private long _start, _last;

    public void Start() => _start = _last = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public bool IsDue()
    {
        long now = time.GetTimestamp();
        if (time.GetElapsedTime(_last, now) < Interval)
            return false;
        _last = now;
        return true;
    }

    /// <summary>A report was made that was due for another reason.</summary>
    public void Restart() => _last = time.GetTimestamp();
}
