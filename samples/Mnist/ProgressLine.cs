using System.Diagnostics;

namespace NeuralNets.Samples;

/// <summary>One line that is rewritten while training runs, and stays at the end of each epoch.</summary>
internal sealed class ProgressLine(int epochs, long total)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private readonly bool _live = !Console.IsOutputRedirected;
    private long _shown = Stopwatch.GetTimestamp();

    /// <summary>Whether the line is worth renewing; never when the output is a file.</summary>
    public bool IsDue => _live && Stopwatch.GetElapsedTime(_shown) >= s_interval;

    public void Show(int epoch, double cost, double accuracy, TimeSpan elapsed, long seen)
    {
        double rate = seen / elapsed.TotalSeconds;
        TimeSpan left = TimeSpan.FromSeconds((total - seen) / rate);
        Console.Write($"\repoch {epoch}/{epochs}  cost {cost:0.00000}  accuracy {accuracy:0.000}  {rate:N0} examples/s  {left:mm\\:ss} left  ");
        _shown = Stopwatch.GetTimestamp();
    }

    public void EndEpoch(int epoch, double cost, double accuracy, TimeSpan elapsed, long seen)
    {
        if (_live)
            Console.Write('\r');
        Console.WriteLine($"epoch {epoch}/{epochs}  cost {cost:0.00000}  test accuracy {accuracy:0.0000}  {seen / elapsed.TotalSeconds:N0} examples/s          ".TrimEnd().PadRight(_live ? 76 : 0));
        _shown = Stopwatch.GetTimestamp();
    }
}
