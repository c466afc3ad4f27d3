using System.Diagnostics;

namespace NeuralNets.Samples;

/// <summary>Stochastic gradient descent, written out: shuffle, read a batch, backpropagate, step.</summary>
internal sealed class Training
{
    private const int Glance = 1000;   // test images that the progress line's accuracy is measured on
    private readonly Options _options;
    private readonly Dataset<float> _training;
    private readonly ClassificationDataset<float> _test;
    private readonly Stopwatch _clock = new();
    private readonly ProgressLine _progress;

    public Training(Options options, Mnist mnist)
    {
        _options = options;
        _training = mnist.Training.Subset(..Math.Min(options.TrainingImages, mnist.Training.Count));
        _test = mnist.Test;
        IEnumerable<Layer> hidden = options.Layers.Select(size => Dense(size, options.Activation));
        Network = new Network<float>(_training.InputSize, [.. hidden, Dense(_training.TargetSize, options.OutputActivation)], options.Seed)
        {
            MaxThreads = options.Threads,
        };
        _progress = new ProgressLine(options.Epochs, (long)options.Epochs * _training.Count);
    }

    public Network<float> Network { get; }

    public void Run()
    {
        var gradient = new Gradient<float>(Network);
        var order = new int[_training.Count];
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            _clock.Start();
            Permutation.Fill(order, _options.Seed, (ulong)epoch);
            double cost = RunEpoch(epoch, order, gradient);
            _clock.Stop();
            _progress.EndEpoch(epoch, cost, Accuracy(_test.Count), _clock.Elapsed, (long)epoch * _training.Count);
        }
        Console.WriteLine($"Test accuracy: {Accuracy(_test.Count):0.0000} on {_test.Count:N0} digits the network has not seen, after {_clock.Elapsed.TotalSeconds:0.0} s of training.");
    }

    private Dense Dense(int size, IActivation activation) => new(size, activation) { WeightInitializer = _options.Initializer };

    private double RunEpoch(int epoch, ReadOnlySpan<int> order, Gradient<float> gradient)
    {
        var images = new float[_options.Batch * _training.InputSize];
        var targets = new float[_options.Batch * _training.TargetSize];
        double sum = 0;
        for (int start = 0; start < order.Length; start += _options.Batch)
        {
            ReadOnlySpan<int> rows = order[start..Math.Min(start + _options.Batch, order.Length)];
            Span<float> x = images.AsSpan(0, rows.Length * _training.InputSize), y = targets.AsSpan(0, rows.Length * _training.TargetSize);
            _training.Read(rows, x, y);
            sum += rows.Length * (double)Network.Backpropagate(x, y, _options.Cost, gradient);
            Network.GradientStep(gradient, _options.Rate);

            int seen = start + rows.Length;
            if (_progress.IsDue)
                _progress.Show(epoch, sum / seen, Accuracy(Glance), _clock.Elapsed, (long)(epoch - 1) * order.Length + seen);
        }
        return sum / order.Length;
    }

    private double Accuracy(int count)
    {
        count = Math.Min(count, _test.Count);
        var classes = new int[count];
        Network.Classify(_test.Inputs.Span[..(count * _test.InputSize)], classes);
        ReadOnlySpan<int> labels = _test.Labels.Span;
        int right = 0;
        for (int i = 0; i < count; i++)
            right += classes[i] == labels[i] ? 1 : 0;
        return (double)right / count;
    }
}
