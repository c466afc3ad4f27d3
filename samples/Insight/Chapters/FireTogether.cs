using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Learning without a cost and without labels: Hebb, Sanger, and what their features are worth.</summary>
internal static class FireTogether
{
    private const int Competitors = 20, Filters = 8, Zoom = 10, Epochs = 2000;
    private const double HebbRate = 0.0003;

    public static string Tell(Story story) => $"""
        <p>Long before backpropagation, Donald Hebb guessed how brains learn (1949): when one neuron helps to make another fire, their connection grows. As a formula: Δw = η·y·x, where x is the activation before the connection and y the one behind it. No cost, no labels, nothing passed back.</p>
        {OneHebbNeuron(story)}
        {Competition(story)}
        {SangerFilters(story)}
        {Worth(story)}
        """;

    private static Network<float> Linear(int inputs, int outputs, ulong seed, IInitializer? initializer = null) =>
        new(inputs, [new Dense(outputs, Activation.Identity) { HasBias = false, WeightInitializer = initializer }], seed);

    private static string OneHebbNeuron(Story story)
    {
        int[] rows = [.. Enumerable.Range(0, story.Training.Count).Where(row => story.Training.Labels.Span[row] == Story.FollowedLabel)];
        float[] x = new float[rows.Length * story.Training.InputSize], y = new float[rows.Length * story.Training.TargetSize];
        story.Training.Read(rows, x, y);
        Network<float> neuron = Linear(story.Training.InputSize, 1, story.Options.Seed, Initializer.Uniform(0, 0.1));
        var hebb = new HebbianTrainer<float>(neuron, 0, new Hebb(HebbRate, normalize: true));
        List<string> pictures = [Picture(0)];
        int seen = 0;
        foreach (int upTo in (int[])[10, 100, rows.Length])
        {
            for (; seen < Math.Min(upTo, rows.Length); seen++)
                hebb.Step(x.AsSpan(seen * neuron.InputSize, neuron.InputSize));
            pictures.Add(Picture(seen));
        }
        return $"""
            <p>One neuron sees every {Story.FollowedLabel} of the training set, one after the other; its weights are kept at length 1. Where ink is when it fires, its weights grow:</p>
            {Html.Pictures(pictures)}
            <p>Co-activation is the mean of y·x over these digits, pixel by pixel. In the end the weights and the co-activation point the same way: the cosine between them is {Cosine(neuron, x):0.0000}.</p>
            """;

        string Picture(int digits) => Html.Figure(Pictures.Weights(neuron.Parameters, $"Weights after {digits} digits", zoom: 4), $"after {digits:N0}");
    }

    private static double Cosine(Network<float> neuron, float[] x)
    {
        var y = new float[x.Length / neuron.InputSize];
        neuron.Predict(x, y);
        var together = new double[neuron.InputSize];
        for (int i = 0; i < x.Length; i++)
            together[i % neuron.InputSize] += (double)y[i / neuron.InputSize] * x[i];
        return Cosine(together, [.. neuron.Parameters.ToArray().Select(w => (double)w)]);
    }

    private static double Cosine(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum() / Math.Sqrt(a.Sum(p => p * p) * b.Sum(q => q * q));

    private static string SangerFilters(Story story)
    {
        float[] patches = Patches.Of(Story.Read(story.Sample).Inputs);
        (double[] Direction, double Variance)[] components = PrincipalComponents.Of(patches, Patches.Width, Filters + 1);
        Network<float> network = Linear(Patches.Width, Filters, story.Options.Seed);
        new HebbianTrainer<float>(network, 0, new Sanger(0.5 / components[0].Variance)) { BatchSize = patches.Length / Patches.Width }.Train(Dataset.Create(patches, patches, Patches.Width), Epochs);
        double[][] neurons = [.. Enumerable.Range(0, Filters).Select(j => Enumerable.Range(0, Patches.Width).Select(k => (double)network.Parameters[k * Filters + j]).ToArray())];

        return $"""
            <p>Sanger’s rule shares the work in another way: every neuron learns from what the ones before it leave unexplained. On small patches of digits ({Patches.Side}×{Patches.Side} pixels) the neurons become filters for strokes. Theory says which: the principal components, here computed in another way (power iteration on the covariance). Above the neurons’ weights, below the components:</p>
            {Html.Pictures(neurons.Select((w, j) => Html.Figure(Patch(w, $"Weights of neuron {j + 1}") + Patch(SameSign(components[j].Direction, w), $"Component {j + 1}"), $"{j + 1}")))}
            {Html.Table(["", "length of w", "variance", "÷ the next", "angle to the component"], neurons.Select((w, j) => (string[])
                [$"{j + 1}", $"{Math.Sqrt(w.Sum(value => value * value)):0.0000}", $"{components[j].Variance:0.000}", $"{components[j].Variance / components[j + 1].Variance:0.00}", $"{Math.Acos(Math.Min(1, Math.Abs(Cosine(w, components[j].Direction)))):0.0000} rad"]))}
            <p class="note">A component and its negative are the same; the sign is the neuron’s. Where two variances are nearly equal, their components are hard to tell apart.</p>
            """;
    }

    // Each neuron begins as one of the first digits, so that all of them win now and then.
    private static string Competition(Story story)
    {
        (float[] x, _) = Story.Read(story.Sample.Subset(..Competitors));
        Network<float> network = new(story.Training.InputSize, [new Dense(Competitors, Activation.Identity)], story.Options.Seed) { MaxThreads = story.Options.Threads };
        for (int i = 0; i < x.Length; i++)
            network.Weights(0)[i / network.InputSize, i % network.InputSize] = x[i];
        new HebbianTrainer<float>(network, 0, new CompetitiveLearning(0.05)) { BatchSize = 10, Seed = story.Options.Seed }.Train(story.Training);
        int[] winners = new int[story.Test.Count];
        network.Classify(story.Test.Inputs.Span, winners);
        return $"""
            <p>Let neurons compete, and they share the work: only the one whose weights are most like the digit learns from it. {Competitors} neurons, one pass over {story.Training.Count:N0} digits, still no labels. Under each: which digit it wins most often among those of the test set, and what share of its wins that is:</p>
            {Html.Pictures(Enumerable.Range(0, Competitors).Select(Won))}
            """;

        string Won(int j)
        {
            int[] won = [.. winners.Index().Where(w => w.Item == j).Select(w => story.Test.Labels.Span[w.Index])];
            (int digit, int times) = won.CountBy(label => label).MaxBy(count => count.Value);
            return Html.Figure(Pictures.Weights(Story.WeightsInto(network, j), $"Weights of competing neuron {j}", zoom: 3), won.Length == 0 ? "never wins" : $"{digit}: {(double)times / won.Length:P0}");
        }
    }

    private static string Patch(double[] values, string text) => Pictures.Weights([.. values.Select(value => (float)value)], text, Zoom);

    private static double[] SameSign(double[] component, double[] neuron) => Cosine(component, neuron) < 0 ? [.. component.Select(value => -value)] : component;

    private static string Worth(Story story)
    {
        int neurons = story.Options.Neurons;
        Network<float> random = new(story.Training.InputSize, [new Dense(neurons, Activation.Identity) { HasBias = false }, new Dense(story.Training.Classes, Activation.Softmax)], story.Options.Seed) { MaxThreads = story.Options.Threads };
        Network<float> hebbian = random.Clone(), together = random.Clone();
        new HebbianTrainer<float>(hebbian, 0, new Sanger(0.005)) { BatchSize = 100, Seed = story.Options.Seed }.Train(story.Training);
        Train(together, story.Training, story);

        return $"""
            <h3>What are such features worth?</h3>
            <p>{neurons} linear neurons look at whole digits; behind them a last layer is trained with labels, while the neurons stay as they are. One epoch each:</p>
            {Html.Table(["first layer", "learnt from labels", "test accuracy"],
                ["random weights", "nothing", ReadOutAccuracy(random, story)],
                ["Sanger’s rule, one pass without labels", "nothing", ReadOutAccuracy(hebbian, story)],
                ["backpropagation", "everything", $"{Metric.Accuracy.Evaluate(together, story.Test):P2}"])}
            """;
    }

    private static string ReadOutAccuracy(Network<float> network, Story story)
    {
        Network<float> head = ReadOut.Head(network, layers: 1);
        Train(head, ReadOut.Features(network, 1, story.Training), story);
        ReadOut.Attach(network, 1, head);
        return $"{Metric.Accuracy.Evaluate(network, story.Test):P2}";
    }

    private static void Train(Network<float> network, Dataset<float> data, Story story) =>
        new Trainer<float>(network, Cost.CrossEntropy, new Adam(0.003)) { Epochs = 1, BatchSize = 32, Seed = story.Options.Seed }.Train(data);
}
