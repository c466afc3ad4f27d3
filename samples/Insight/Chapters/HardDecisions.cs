using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Units that say yes or no: their derivative is 0, and they learn all the same.</summary>
internal static class HardDecisions
{
    private const int Epochs = 4, EpochsPerTemperature = 2, BatchSize = 32, MostDigits = 10_000;
    private const double HingeRate = 0.01;
    private static readonly Adam s_optimizer = new(0.005);

    public static string Tell(Story story)
    {
        Dataset<float> training = story.Training.Subset(..Math.Min(MostDigits, story.Training.Count));
        var annealing = new Annealing<float>(Story.Cost, s_optimizer) { EpochsPerTemperature = EpochsPerTemperature, BatchSize = BatchSize, Seed = story.Options.Seed };
        SurrogateReport report = annealing.Run(story.Untrained, training, story.Test).Report.AtEachTemperature;

        return $"""
            <p>Some decisions are hard: yes or no, a = 1 if z &gt; 0, else 0. Such a step has the derivative 0 everywhere but at the jump. By the chain rule nothing passes it, and the weights before it never move. Ways around that, on the first {training.Count:N0} digits.</p>
            <h3>A stand-in for the derivative</h3>
            <p>Forward, the step stays a step. Backward, it is given the derivative of a soft curve (a <strong>surrogate</strong>). Same initial weights, {Epochs} epochs:</p>
            {Html.Table(["hidden units", "derivative used", "first layer moved by", "test accuracy"],
                Learn(story, training, Activation.Step, "step", "its own: 0"),
                Learn(story, training, Activation.StepStraightThrough, "step", "one (straight through)"),
                Learn(story, training, Activation.StepSigmoid(), "step", "that of a sigmoid"),
                Learn(story, training, Activation.StepArcTan(), "step", "that of an arc tangent"),
                Learn(story, training, Activation.Sigmoid, "sigmoid", "its own"))}
            <p class="note">With its own derivative only the output layer learns, on top of random yes/no questions.</p>
            <h3>Soft first, hard last</h3>
            <p>Or let the units be σ(z/T) and lower the <strong>temperature</strong> T, {EpochsPerTemperature} epochs at each. Warm, they are soft, and gradients reach every weight; cold, they are nearly steps. The question is what is lost when the soft units are replaced by true steps:</p>
            {Html.Charts(Html.Figure(Errors(report), "Share of test digits read wrongly as T is halved again and again: <span class=\"key blue\">soft units</span>, as they were trained, and <span class=\"key orange\">steps in their place</span>."))}
            {Html.Table(["T", "cost, soft", "cost, hard", "gap", "wrong, soft", "wrong, hard"], report.Records.Select(Row))}
            <h3>A stand-in for the question itself</h3>
            {RightOrWrong(story, training)}
            """;
    }

    // One neuron, whose 0-1 loss is measured beside the hinge.
    private static string RightOrWrong(Story story, Dataset<float> digits)
    {
        (float[] x, _) = Story.Read(digits);
        float[] y = [.. story.Training.Labels[..digits.Count].ToArray().Select(label => label == Story.FollowedLabel ? 1f : -1)];
        Dataset<float> training = Dataset.Create(x, y, digits.InputSize);
        var neuron = new Network<float>(digits.InputSize, [new Dense(1, Activation.Identity)], story.Options.Seed) { MaxThreads = story.Options.Threads };
        var tracker = new SurrogateTracker<float>(training, Cost.Hinge);
        tracker.Measure(neuron);
        new Trainer<float>(neuron, Cost.Hinge, new SGD(HingeRate)) { Epochs = Epochs, BatchSize = BatchSize, Seed = story.Options.Seed, AfterEpoch = tracker.AfterEpoch }.Train(training);
        return $"""
            <p>“Right or wrong?” is a hard decision too: the share of wrong answers (the <strong>0‑1 loss</strong>) moves only when an answer tips over, so its derivative is 0 almost everywhere. Training lowers something else, which slopes and is never less. Here one neuron learns <em>is this a {Story.FollowedLabel}?</em> by the hinge, max(0, 1 − y·z) with y = ±1:</p>
            {Html.Table(["epoch", "hinge, which is trained", "0‑1 loss, which is meant"], tracker.Report.Records.Select(record => (string[])[$"{record.Epoch}", $"{record.Cost:0.0000}", $"{record.Error:0.0000}"]))}
            """;
    }

    private static string[] Learn(Story story, Dataset<float> training, IActivation hidden, string units, string derivative)
    {
        Network<float> network = Relaxation.WithLayers(story.Untrained, [(Dense)story.Untrained.Layers[0] with { Activation = hidden }, story.Untrained.Layers[1]]);
        new Trainer<float>(network, Story.Cost, s_optimizer) { Epochs = Epochs, BatchSize = BatchSize, Seed = story.Options.Seed }.Train(training);
        int weights = network.InputSize * story.Options.Neurons;
        double moved = Math.Sqrt(Enumerable.Range(0, weights).Sum(i => Math.Pow(network.Parameters[i] - story.Untrained.Parameters[i], 2)));
        return [units, derivative, $"{moved:0.00}", $"{Metric.Accuracy.Evaluate(network, story.Test):P2}"];
    }

    private static string Errors(SurrogateReport report) => new LineChart("Errors as the temperature falls", "halvings of the temperature", low: 0,
        new Series("soft", "blue", [.. report.Records.Select((record, i) => ((double)i, record.Error!.Value))]),
        new Series("hard", "orange", [.. report.Records.Select((record, i) => ((double)i, record.HardError!.Value))])).ToSvg();

    private static string[] Row(SurrogateRecord record) =>
        [$"{record.Temperature:0.####}", $"{record.Cost:0.0000}", $"{record.HardCost:0.0000}", $"{record.Gap:0.0000}", $"{record.Error:P2}", $"{record.HardError:P2}"];
}
