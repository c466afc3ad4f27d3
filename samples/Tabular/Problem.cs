namespace NeuralNets.Samples;

/// <summary>A set of data, and how a network learns it: one setting, chosen once, the same for all folds.</summary>
internal abstract record Problem(string Name)
{
    /// <summary>Neurons of the one hidden layer.</summary>
    public required int Hidden { get; init; }
    public required int Epochs { get; init; }
    public required double WeightDecay { get; init; }
    public double Rate { get; init; } = 0.01;
    public int BatchSize { get; init; } = 16;

    /// <summary>How good the answers are.</summary>
    public abstract Metric Metric { get; }

    protected abstract ICost Cost { get; }
    protected abstract IActivation Output { get; }

    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public abstract Dataset<float> Load(string folder);

    public abstract IReadOnlyList<Fold<float>> Split(Dataset<float> data, int folds, ulong seed);

    /// <summary>Fits the scalings to the rows that are learnt from, and to no others.</summary>
    public Model Train(Dataset<float> training, ulong seed)
    {
        Scaling inputs = Standardization.FitInputs(training);
        Scaling? targets = FitTargets(training);
        var network = new Network<float>(training.InputSize, [new Dense(Hidden, Activation.Tanh), new Dense(training.TargetSize, Output)], seed);
        long steps = (long)Epochs * ((training.Count + BatchSize - 1) / BatchSize);
        var optimizer = new AdamW(Schedule.CosineAnnealing(Rate, 0, steps), weightDecay: WeightDecay);
        new Trainer<float>(network, Cost, optimizer) { Epochs = Epochs, BatchSize = BatchSize, Seed = seed }.Train(training.Scale(inputs, targets));
        return new Model(network, inputs, targets);
    }

    /// <summary>What the answer to one row says, and what the target says.</summary>
    public abstract string Describe(ReadOnlySpan<float> answer, ReadOnlySpan<float> target);

    /// <summary>What targets go through; null: nothing.</summary>
    protected abstract Scaling? FitTargets(Dataset<float> training);
}
