namespace NeuralNets.Samples;

/// <summary>What the chapters tell about: the digits, one of them, and the network before and after training.</summary>
internal sealed class Story
{
    public const int FollowedLabel = 2, Few = 1000, BatchSize = 10;
    public const double LearningRate = 3;

    public required Options Options { get; init; }

    /// <summary>What the network learns from.</summary>
    public required ClassificationDataset<float> Training { get; init; }

    /// <summary>The first training digits: enough where every one costs time.</summary>
    public required Dataset<float> Sample { get; init; }

    /// <summary>What it never learns from.</summary>
    public required ClassificationDataset<float> Test { get; init; }

    /// <summary>The first 2 of the training set, one of the sample.</summary>
    public required Example Digit { get; init; }

    /// <summary>Where it stands in the training set.</summary>
    public required int DigitRow { get; init; }

    /// <summary>As it was drawn.</summary>
    public required Network<float> Untrained { get; init; }

    /// <summary>The same, trained.</summary>
    public required Network<float> Network { get; init; }

    public required TrainingHistory History { get; init; }

    /// <summary>C = Σ (a − y)² of one example.</summary>
    public static ICost Cost => NeuralNets.Cost.SquaredError;

    public static Story Begin(Options options)
    {
        Mnist mnist = Mnist.Load(options.Data);
        ClassificationDataset<float> training = First(mnist.Training, options.TrainingImages);
        var untrained = new Network<float>(training.InputSize, [new Dense(options.Neurons, Activation.Sigmoid), new Dense(training.Classes, Activation.Sigmoid)], options.Seed) { MaxThreads = options.Threads };
        Network<float> network = untrained.Clone();
        var trainer = new Trainer<float>(network, Cost, new SGD(LearningRate)) { Epochs = options.Epochs, BatchSize = BatchSize, Seed = options.Seed, Metrics = [Metric.Accuracy] };
        int row = training.Labels.Span.IndexOf(FollowedLabel);
        return new Story
        {
            Options = options,
            Training = training,
            Sample = training.Subset(..Few),
            Test = mnist.Test,
            Digit = Example.Of(training, row),
            DigitRow = row,
            Untrained = untrained,
            Network = network,
            History = trainer.Train(training, mnist.Test),
        };
    }

    /// <summary>Rows of a data set as spans want them.</summary>
    public static (float[] Inputs, float[] Targets) Read(Dataset<float> data)
    {
        float[] x = new float[data.Count * data.InputSize], y = new float[data.Count * data.TargetSize];
        data.Read([.. Enumerable.Range(0, data.Count)], x, y);
        return (x, y);
    }

    /// <summary>The weights of a neuron of the first layer, one a pixel.</summary>
    public static float[] WeightsInto(Network<float> network, int neuron) => [.. Enumerable.Range(0, network.InputSize).Select(k => network.Weights(0)[neuron, k])];

    private static ClassificationDataset<float> First(ClassificationDataset<float> digits, int count) => count >= digits.Count
        ? digits
        : Dataset.Classification(digits.Inputs[..(count * digits.InputSize)], digits.Labels[..count], digits.Classes);
}
