using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Steps against the gradient, how long they may be, how the cost falls, and what keeps it from falling.</summary>
internal static class Downhill
{
    private const int DeepLayers = 6;
    private const double LargeWeights = 100, LowBias = -1;
    private static readonly double[] s_rates = [0.03, 0.3, 3, 30, 300];

    public static string Tell(Story story)
    {
        LineScan scan = Descent.Scan(story.Untrained, story.Sample, Story.Cost);
        return $"""
            <p>The gradient ∇C holds ∂C/∂w of every weight. It points uphill, so learning steps the other way: w ← w − η·∇C. How long may a step be? Here is the cost of {Story.Few:N0} digits on the straight way from the untrained network along −∇C:</p>
            {Html.Charts(Html.Figure(Way(scan), $"<span class=\"key blue\">Measured cost</span> after one step of each length η, and what slope and curvature at the start <span class=\"key orange\">predict</span>. Lowest: {scan.Best.Cost:0.000} at η = {scan.Best.Step:0.00}."))}
            <p>{Limit(scan)}</p>
            <p>One pass over those {Story.Few:N0} digits in batches of {Story.BatchSize}, with other rates each time:</p>
            {Html.Table(["η", "cost afterwards", "test accuracy"], s_rates.Select(rate => Pass(story, rate)))}
            <h3>The whole training</h3>
            <p>{story.History.Epochs.Count} times over {story.Training.Count:N0} digits, {Story.BatchSize} a step, η = {Story.LearningRate}: {(long)story.History.Epochs.Count * ((story.Training.Count - 1) / Story.BatchSize + 1):N0} steps in {story.History.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):0.0} seconds.</p>
            {Html.Charts(
                Html.Figure(Costs(story.History), "Mean cost: <span class=\"key orange\">training</span>, each digit as it was learnt from, and <span class=\"key blue\">test</span>, after the epoch."),
                Html.Figure(Accuracies(story.History), "<span class=\"key blue\">Test</span> accuracy after each epoch."))}
            <h3>What keeps a network from learning</h3>
            <p>A weight learns only if a gradient reaches it. A sigmoid far out on its flat ends passes hardly any (the unit is saturated), a ReLU below 0 none (it is dead), and many layers can shrink it on the way. The network of this page, and three that were made badly on purpose, over {Story.Few:N0} digits:</p>
            {Html.Table(["network", "|∂C/∂z|, first layer", "last layer", "findings"],
                Health(story, "of this page, untrained", story.Untrained),
                Health(story, "of this page, trained", story.Network),
                Health(story, $"weights drawn from N(0, {LargeWeights}²)", Network(story, new Dense(story.Options.Neurons, Activation.Sigmoid) { WeightInitializer = Initializer.Normal(mean: 0, std: LargeWeights) })),
                Health(story, $"ReLU, biases begin at −{-LowBias}", Network(story, new Dense(story.Options.Neurons, Activation.ReLU) { BiasInitializer = Initializer.Constant(LowBias) })),
                Health(story, $"{DeepLayers} hidden layers of sigmoids", Network(story, [.. Enumerable.Repeat(new Dense(story.Options.Neurons, Activation.Sigmoid), DeepLayers)])))}
            """;
    }

    private static string Way(LineScan scan)
    {
        (StepLimit start, double square) = (scan.Limit, scan.Limit.GradientNorm * scan.Limit.GradientNorm);
        double end = start.Longest * 1.1 ?? scan.Best.Step;
        IEnumerable<double> steps = Enumerable.Range(0, 101).Select(i => end * i / 100);
        return new LineChart("Cost along the gradient", "η", low: 0,
            new Series("measured", "blue", [.. scan.Path.Select(point => (point.Step, point.Cost))]),
            new Series("predicted", "orange", [.. steps.Select(step => (step, start.Cost + step * square * (step * start.Curvature / 2 - 1)))])).ToSvg();
    }

    private static string Limit(LineScan scan) => scan.Limit is { ToBottom: { } bottom, Longest: { } longest }
        ? $"The curvature along the way is λ = {scan.Limit.Curvature:0.000}. A parabola with that curvature has its floor at 1/λ = {bottom:0.00}, and at 2/λ = {longest:0.00} it is as high as it began. But the parabola is only the land nearby; the measured cost tells how far it holds."
        : $"The curvature along the way is λ = {Html.Number(scan.Limit.Curvature, "0.000")}: the land does not curve upwards here, and the measured cost alone tells how far to go.";

    private static string[] Pass(Story story, double rate)
    {
        Network<float> network = story.Untrained.Clone();
        new Trainer<float>(network, Story.Cost, new SGD(rate)) { Epochs = 1, BatchSize = Story.BatchSize, Seed = story.Options.Seed }.Train(story.Sample);
        (float[] x, float[] y) = Story.Read(story.Sample);
        return [$"{rate}", $"{network.EvaluateCost(x, y, Story.Cost):0.0000}", $"{Metric.Accuracy.Evaluate(network, story.Test):P2}"];
    }

    private static Network<float> Network(Story story, params IEnumerable<Layer> hidden) =>
        new(story.Training.InputSize, [.. hidden, new Dense(story.Training.Classes, Activation.Sigmoid)], story.Options.Seed) { MaxThreads = story.Options.Threads };

    private static string[] Health(Story story, string name, Network<float> network)
    {
        NetworkHealth health = Descent.Examine(network, story.Sample, Story.Cost);
        string findings = health.Findings.Count == 0 ? "none" : string.Join("<br>", health.Findings.Select(finding => Html.Encode(finding.Text)));
        return [name, $"{health.Layers[0].Signal:0.0e+0}", $"{health.Layers[^1].Signal:0.0e+0}", findings];
    }

    private static string Costs(TrainingHistory history) => new LineChart("Cost over epochs", "epoch", low: 0,
        Series.OverEpochs("training", "orange", history.Epochs.Select(epoch => epoch.Cost)),
        Series.OverEpochs("test", "blue", history.Epochs.Select(epoch => epoch.ValidationCost!.Value))).ToSvg();

    private static string Accuracies(TrainingHistory history) => new LineChart("Test accuracy over epochs", "epoch", low: null,
        Series.OverEpochs("test", "blue", history.Epochs.Select(epoch => epoch.Metrics[0]))).ToSvg();
}
