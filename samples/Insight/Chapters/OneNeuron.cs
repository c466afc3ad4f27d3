using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>A weighted sum, a bias, an activation; what it learns, and what moving one weight does.</summary>
internal static class OneNeuron
{
    private const int Side = 28, Zoom = 5;
    private static readonly double[] s_moves = [1, 0.1, 0.01, 0.001];

    public static string Tell(Story story)
    {
        Dataset<float> training = IsTheDigit(story.Training), test = IsTheDigit(story.Test);
        var neuron = new Network<float>(story.Training.InputSize, [new Dense(1, Activation.Sigmoid)], story.Options.Seed) { MaxThreads = story.Options.Threads };
        float[] before = Weights(neuron);
        double first = Metric.Accuracy.Evaluate(neuron, test);
        new Trainer<float>(neuron, Cost.SquaredError, new SGD(0.5)) { Epochs = 1, BatchSize = 10, Seed = story.Options.Seed }.Train(training);
        float[] after = Weights(neuron);
        int others = story.Test.Labels.Span.ToArray().Count(label => label != Story.FollowedLabel);
        (double z, double a) = Answer(neuron, story.Digit.Image);

        return $"""
            <p>A neuron looks at all {story.Training.InputSize} pixels of a picture. It multiplies each pixel by a weight, adds everything up, and adds a bias: z = Σ w·x + b. An activation then turns z into an answer between 0 and 1: a = σ(z) = 1/(1 + e<sup>−z</sup>). That is all a neuron does.</p>
            <p>Here one neuron alone learns one question: <em>is this a {Story.FollowedLabel}?</em> Its weights are as many as the pixels, so they can be shown as a picture. They begin as random numbers.</p>
            {Html.Pictures(
                Html.Figure(Pictures.Digit(story.Digit.Image, $"A handwritten {story.Digit.Label}", Zoom), "x: what it looks at"),
                Html.Figure(Pictures.Weights(before, "Random weights", Zoom), "w before training"),
                Html.Figure(Pictures.Weights(after, "Weights after training", Zoom), $"w after {training.Count:N0} digits"))}
            <p>Ink on orange speaks for a {Story.FollowedLabel}, ink on blue against it. On the test digits this one neuron is right {Metric.Accuracy.Evaluate(neuron, test):P2} of the time; before training it was {first:P2}. One that always says “no” is right {(double)others / test.Count:P2} of the time, so look at how far it is above that.</p>
            {SumTable(neuron, story.Digit.Image)}
            {Html.Charts(Html.Figure(Curve(z, a), $"The activation σ. The <span class=\"key orange\">dot</span> is the digit above: z = {Html.Number(z, "0.00")} becomes a = {a:0.0000}."))}
            <h3>What moving one weight does</h3>
            <p>If the answer is too low, some weights should grow and others shrink. The derivative ∂C/∂w says by how much the cost C = (a − y)² changes when a weight moves a little: ΔC ≈ ∂C/∂w · Δw. The cost here is the mean over the first {Story.Few:N0} digits, the weight the one with the largest derivative in the untrained neuron. The smaller the move, the better the prediction:</p>
            {MoveTable(new Network<double>(neuron.InputSize, neuron.Layers, story.Options.Seed), training.Subset(..Story.Few))}
            """;
    }

    private static Dataset<float> IsTheDigit(ClassificationDataset<float> digits)
    {
        ReadOnlySpan<int> labels = digits.Labels.Span;
        var y = new float[labels.Length];
        for (int i = 0; i < y.Length; i++)
            y[i] = labels[i] == Story.FollowedLabel ? 1 : 0;
        return Dataset.Create(digits.Inputs, y, digits.InputSize);
    }

    private static float[] Weights(Network<float> neuron) => neuron.Parameters[..(Side * Side)].ToArray();

    private static (double Z, double A) Answer(Network<float> neuron, float[] image)
    {
        double z = neuron.Biases(0)[0] + image.Zip(Weights(neuron), (x, w) => (double)x * w).Sum();
        var a = new float[1];
        neuron.Predict(image, a);
        return (z, a[0]);
    }

    private static string SumTable(Network<float> neuron, float[] image)
    {
        double[] products = [.. image.Zip(Weights(neuron), (x, w) => (double)x * w)];
        (double z, double a) = Answer(neuron, image);
        return Html.Table(["the digit above", "value"],
            ["what speaks for it: the products w·x above 0, added up", $"{products.Where(p => p > 0).Sum():+0.0000}"],
            ["what speaks against it: those below 0", $"{products.Where(p => p < 0).Sum():0.0000}"],
            ["bias b", $"{neuron.Biases(0)[0]:+0.0000;-0.0000}"],
            ["weighted sum z", $"{z:+0.0000;-0.0000}"],
            ["activation a = σ(z)", $"{a:0.0000}"]);
    }

    private static string Curve(double z, double a)
    {
        double reach = Math.Max(6, Math.Ceiling(Math.Abs(z)));
        double[] zs = [.. Enumerable.Range(0, 101).Select(i => reach * (i / 50.0 - 1))], values = new double[zs.Length];
        Activation.Sigmoid.Activate<double>(zs, values, 1);
        return new LineChart("The sigmoid", "z", low: 0, new Series("σ", "blue", [.. zs.Zip(values)]), new Series("the digit", "orange", [(z, a)])).ToSvg();
    }

    // In double: a small change of a float's cost would drown in rounding.
    private static string MoveTable(Network<double> neuron, Dataset<float> digits)
    {
        (float[] inputs, float[] targets) = Story.Read(digits);
        double[] x = [.. inputs.Select(value => (double)value)], y = [.. targets.Select(value => (double)value)];
        var gradient = new Gradient<double>(neuron);
        double cost = neuron.Backpropagate(x, y, Cost.SquaredError, gradient);
        int weight = Enumerable.Range(0, Side * Side).MaxBy(i => Math.Abs(gradient.Values[i]));
        double derivative = gradient.Values[weight];

        return $"<p>Pixel {weight % Side} of row {weight / Side}: w = {Html.Number(neuron.Parameters[weight], "0.0000")}, C = {cost:0.000000}, ∂C/∂w = {Html.Number(derivative, "0.000000")}.</p>\n" +
            Html.Table(["Δw", "predicted ΔC", "measured ΔC", "off by"], s_moves.Select(Row));

        string[] Row(double move)
        {
            Network<double> moved = neuron.Clone();
            moved.Parameters[weight] += move;
            double predicted = derivative * move, measured = moved.EvaluateCost(x, y, Cost.SquaredError) - cost;
            return [$"{move}", $"{predicted:0.000e+0}", $"{measured:0.000e+0}", $"{Math.Abs(predicted / measured - 1):P2}"];
        }
    }
}
