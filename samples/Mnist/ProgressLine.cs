namespace NeuralNets.Samples;

/// <summary>One line that is rewritten while training runs, and stays at the end of each epoch. A file gets the latter alone.</summary>
/// <param name="examples">Of one epoch.</param>
/// <param name="accuracy">A glance at how the network does now.</param>
internal sealed class ProgressLine(int examples, Func<double> accuracy) : IProgress<TrainingProgress>
{
    private readonly bool _live = !Console.IsOutputRedirected;
    private (double Seen, TimeSpan Elapsed)? _first;   // a resumed run begins in the middle

    public void Report(TrainingProgress value)
    {
        if (value.Record is { } epoch)
            Stay($"epoch {epoch.Epoch}/{value.Epochs}  cost {epoch.Cost:0.00000}  test accuracy {epoch.Metrics[0]:0.0000}  {examples / epoch.Duration.TotalSeconds:N0} examples/s");
        else if (_live)
            Show(value);
    }

    private void Show(TrainingProgress value)
    {
        double seen = examples * (value.Epoch - 1 + (double)value.Batch / value.Batches);
        (double seenBefore, TimeSpan start) = _first ??= (seen, value.Elapsed);
        if (seen == seenBefore)
            return;   // one report makes no speed
        double speed = (seen - seenBefore) / (value.Elapsed - start).TotalSeconds;
        TimeSpan left = TimeSpan.FromSeconds(((double)examples * value.Epochs - seen) / speed);
        Console.Write($"\repoch {value.Epoch}/{value.Epochs}  cost {value.Cost:0.00000}  accuracy {accuracy():0.000}  {speed:N0} examples/s  {left:mm\\:ss} left  ");
    }

    private void Stay(string line) => Console.WriteLine(_live ? "\r" + line.PadRight(78) : line);
}
