using System.Net;
using System.Numerics.Tensors;

namespace NeuralNets.Samples.Report;

/// <summary>One HTML file that shows how training went and what the network learnt.</summary>
internal sealed class Page
{
    private const int MostMistakes = 40, MostNeurons = 60;

    public required string Options { get; init; }
    public required Network<float> Network { get; init; }
    public required string Sha256 { get; init; }
    public required TrainingHistory History { get; init; }
    public required ClassificationDataset<float> Test { get; init; }
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    private EpochRecord Last => History.Epochs[^1];

    public string ToHtml() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Handwritten digits: {Last.Metrics[0]:P2} right</title>
        <style>
        {Style.Css}
        </style>
        </head>
        <body>
        <h1>Handwritten digits: {Last.Metrics[0]:P2} right</h1>
        <p>A network learnt to read the digits of MNIST. Every number here was computed in the run that this page is about; “test” means the {Test.Count:N0} digits that it never learnt from.</p>
        <dl>
        <dt>Test accuracy</dt><dd>{Last.Metrics[0]:0.0000} ({Mistakes.Count:N0} mistakes)</dd>
        <dt>Test cost</dt><dd>{Last.ValidationCost:0.00000}</dd>
        <dt>Training</dt><dd>{History.Epochs.Count} epochs in {History.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):N1} s, tests included</dd>
        <dt>Options</dt><dd><code>{WebUtility.HtmlEncode(Options is "" ? "(none)" : Options)}</code></dd>
        <dt>Weights’ SHA-256</dt><dd><code>{Sha256}</code></dd>
        </dl>
        <pre>{WebUtility.HtmlEncode(Network.ToString())}</pre>

        <h2>How it learnt</h2>
        <div class="row">
        {Html.Figure(Costs(), "Mean cost: <span class=\"key orange\">training</span>, each example as it was learnt from (dropout included); <span class=\"key blue\">test</span>, after the epoch.")}
        {Html.Figure(Accuracies(), "<span class=\"key blue\">Test</span> accuracy after each epoch.")}
        </div>
        <details>
        <summary>The numbers</summary>
        {Numbers()}
        </details>

        <h2>What it takes for what</h2>
        <p class="note">Rows: the digit; columns: the network’s answer; empty: never.</p>
        <div class="wide">
        {ConfusionTable.ToHtml(ConfusionMatrix.Of(Network, Test))}
        </div>

        <h2>Its worst mistakes</h2>
        <p class="note">Test digits in the order of their cost. Under each: the digit and the network’s output for it → the answer and the output for that.</p>
        <div class="row pictures">
        {string.Join('\n', Mistakes.Take(MostMistakes).Select(Picture))}
        </div>

        <h2>What its first layer looks for</h2>
        <p class="note">The weights of the first {Neurons} of {Network.Weights(0).Lengths[0]} neurons, each as a picture of the pixels they lead from: ink speaks <span class="key orange">for</span> the neuron or <span class="key blue">against</span> it. The largest weight of a neuron has full colour.</p>
        <div class="row pictures">
        {string.Join('\n', Enumerable.Range(0, Neurons).Select(WeightsOf))}
        </div>
        </body>
        </html>

        """;

    private int Neurons => (int)Math.Min(MostNeurons, Network.Weights(0).Lengths[0]);

    private string Costs() => new LineChart("Cost over epochs", "epoch", low: 0,
        Series.OverEpochs("training", "orange", History.Epochs.Select(epoch => epoch.Cost)),
        Series.OverEpochs("test", "blue", History.Epochs.Select(epoch => epoch.ValidationCost!.Value))).ToSvg();

    private string Accuracies() => new LineChart("Test accuracy over epochs", "epoch", low: null,
        Series.OverEpochs("test", "blue", History.Epochs.Select(epoch => epoch.Metrics[0]))).ToSvg();

    private string Numbers() => Html.Table(
        ["epoch", "training cost", "test cost", "test accuracy", "learning rate", "seconds"],
        History.Epochs.Select(epoch => (string[])[$"{epoch.Epoch}", $"{epoch.Cost:0.00000}", $"{epoch.ValidationCost:0.00000}", $"{epoch.Metrics[0]:0.0000}", $"{epoch.LearningRate:G4}", $"{epoch.Duration.TotalSeconds:0.0}"]));

    private static string Picture(Mistake mistake)
    {
        string image = Pictures.Digit(mistake.Image, $"A {mistake.Label} taken for a {mistake.Answer}");
        return $"<figure>{image}<figcaption>{mistake.Label}: {mistake.Outputs[mistake.Label]:0.000}<br>→ {mistake.Answer}: {mistake.Outputs[mistake.Answer]:0.000}</figcaption></figure>";
    }

    private string WeightsOf(int neuron)
    {
        TensorSpan<float> w = Network.Weights(0);
        var weights = new float[Network.InputSize];
        for (int k = 0; k < weights.Length; k++)
            weights[k] = w[neuron, k];
        return $"<figure>{Pictures.Weights(weights, $"Weights of neuron {neuron}")}</figure>";
    }
}
