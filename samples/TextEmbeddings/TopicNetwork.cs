namespace NeuralNets.Samples;

/// <summary>From the vector of a sentence to the probability of each topic.</summary>
internal static class TopicNetwork
{
    public static Network<float> Train(Dataset<float> training, ulong seed)
    {
        // The vectors have length 1 and come from a model that has read more than we have: a small network is enough.
        var network = new Network<float>(training.InputSize, [new Dense(32, Activation.ReLU), new Dropout(0.2), new Dense(training.TargetSize, Activation.Softmax)], seed);
        new Trainer<float>(network, Cost.CrossEntropy, new AdamW(0.005)) { Epochs = 40, BatchSize = 16, Seed = seed }.Train(training);
        return network;
    }

    public static float[][] Predict(Network<float> network, float[][] vectors)
    {
        float[] inputs = [.. vectors.SelectMany(v => v)], probabilities = new float[vectors.Length * network.OutputSize];
        network.Predict(inputs, probabilities);
        return [.. probabilities.Chunk(network.OutputSize)];
    }
}
