namespace NeuralNets.Samples;

/// <summary>A network and its trainer, as the options want them.</summary>
internal sealed class Training
{
    private const int Glance = 1000;   // test images that the progress line's accuracy is measured on
    private readonly Dataset<float> _training, _test;
    private readonly Trainer<float> _trainer;

    public Training(Options options, Mnist mnist)
    {
        _training = mnist.Training.Subset(..Math.Min(options.TrainingImages, mnist.Training.Count));
        _test = mnist.Test;
        Network = new Network<float>(_training.InputSize, [.. Layers(options)], options.Seed) { MaxThreads = options.Threads };

        long steps = (long)options.Epochs * ((_training.Count - 1) / options.BatchSize + 1);
        Dataset<float> few = _test.Subset(..Math.Min(Glance, _test.Count));
        _trainer = new Trainer<float>(Network, options.Cost, options.Optimizer(options.Schedule(options.Rate, steps)))
        {
            Epochs = options.Epochs,
            BatchSize = options.BatchSize,
            Seed = options.Seed,
            Metrics = [Metric.Accuracy],
            Progress = new ProgressLine(_training.Count, () => Metric.Accuracy.Evaluate(Network, few)),
            Checkpoints = options.Resume is { } folder ? new CheckpointSettings(folder) { EveryMinutes = 0.1 } : null,
        };
    }

    public Network<float> Network { get; }

    /// <summary>Goes on from the newest checkpoint; without one this is training from the start.</summary>
    public TrainingHistory Run(CancellationToken cancellationToken) => _trainer.Resume(_training, _test, cancellationToken);

    private static IEnumerable<Layer> Layers(Options options)
    {
        foreach (int size in options.Layers)
        {
            yield return new Dense(size, options.Activation) { WeightInitializer = options.Initializer };
            if (options.Dropout > 0)
                yield return new Dropout(options.Dropout);
        }
        yield return new Dense(10, options.OutputActivation) { WeightInitializer = options.Initializer };
    }
}
