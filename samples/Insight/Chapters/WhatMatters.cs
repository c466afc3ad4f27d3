using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Sensitivity: weights, pixels, and one digit against all.</summary>
internal static class WhatMatters
{
    private const int Most = 12, Zoom = 5, Bins = 10;
    private static readonly double[] s_moves = [1, 0.3, 0.1, -0.1];

    public static string Tell(Story story)
    {
        ExampleGradients before = Sensitivity.Examples(story.Untrained, story.Sample, Story.Cost), after = Sensitivity.Examples(story.Network, story.Sample, Story.Cost);
        ExampleGradient ours = before.Examples[story.DigitRow];
        return $"""
            <p>The size of ∂C/∂w says how much the cost hangs on a weight. Ranked by that, for the {story.Digit.Label} alone and for the mean over {Story.Few:N0} digits, in the untrained network. Biases stand high in the list, because the last factor of their derivative is 1, and no activation or pixel here is more:</p>
            {Html.Charts(Ranking($"the {story.Digit.Label} alone", story, story.Sample.Subset(story.DigitRow..(story.DigitRow + 1))), Ranking($"{Story.Few:N0} digits", story, story.Sample))}
            <p>The one that matters most for those {Story.Few:N0} digits, moved by hand. First order is ∂C/∂w · Δw; second order adds the curvature, ½ · ∂²C/∂w² · Δw²:</p>
            {Moves(story)}
            <h3>Which pixels matter</h3>
            {Pixels(story)}
            <h3>One digit’s nudge against the true gradient</h3>
            <p>Every digit has a gradient of its own and pulls its own way; the mean of all is the true gradient. The cosine between the two is 1 where a digit pulls just like the mean, 0 where it pulls sideways, and below 0 where its step alone would raise the mean cost. The {story.Digit.Label} of this page: {Html.Number(ours.Cosine, "0.000")}.</p>
            {Html.Charts(
                Html.Figure(Histogram(before), $"Untrained: share of {before.Examples.Count:N0} digits by their cosine with the mean gradient."),
                Html.Figure(Histogram(after), "Trained: the same."))}
            {Html.Table(["", "mean cosine", "digits that pull the other way", "length of the gradient", "noise scale"], Row("untrained", before), Row("trained", after))}
            <p>The <strong>noise scale</strong> is the number of digits at which the noise in the mean of a batch is as long as the gradient itself. Early in training a few digits point the way; later it takes many. Training here used batches of {Story.BatchSize}.</p>
            """;
    }

    private static string Ranking(string of, Story story, Dataset<float> digits)
    {
        SensitivityRanking ranking = Sensitivity.Rank(story.Untrained, digits, Story.Cost, Most);
        string table = Html.Table([of, "value", "derivative"], ranking.Top.Select(p => (string[])[p.Name, $"{p.Value:0.0000}", $"{p.Derivative:0.0000}"]));
        return Html.Figure(table, $"|∇C| = {ranking.GradientNorm:0.000}; these {Most} of {story.Untrained.Parameters.Length:N0} carry {ranking.ShareOfGradient:P1} of its square.");
    }

    private static string Moves(Story story)
    {
        ParameterSensitivity top = Sensitivity.Rank(story.Untrained, story.Sample, Story.Cost, 1).Top[0];
        return Html.Table([$"Δw of {top.Name}", "first order", "second order", "measured ΔC"], s_moves.Select(move =>
        {
            CostChange change = Sensitivity.Move(story.Untrained, story.Sample, Story.Cost, top.Index, move);
            return (string[])[$"{move}", $"{change.FirstOrder:0.000000}", $"{change.SecondOrder:0.000000}", $"{change.Measured:0.000000}"];
        }));
    }

    private static string Pixels(Story story)
    {
        Saliency saliency = Sensitivity.Inputs<float>(story.Network, story.Digit.Image, story.Digit.Label, beforeActivation: true);
        return $"""
            <p>The same derivative can be taken by the pixels instead of the weights: how does the weighted sum z of output {story.Digit.Label} in the trained network ({Html.Number(saliency.Value, "0.00")} for this digit) depend on each of them?</p>
            {Html.Pictures(
                Html.Figure(Pictures.Digit(story.Digit.Image, $"A handwritten {story.Digit.Label}", Zoom), "x"),
                Html.Figure(Picture(saliency.Gradient, "Derivative by each pixel"), "∂z/∂x: more ink here raises or lowers it"),
                Html.Figure(Picture(saliency.GradientTimesInput, "Derivative times pixel"), "x·∂z/∂x: what the ink that is there adds"))}
            """;
    }

    private static string Picture(IReadOnlyList<double> values, string text) => Pictures.Weights([.. values.Select(value => (float)value)], text, Zoom);

    private static string Histogram(ExampleGradients gradients)
    {
        var counts = new int[Bins];
        foreach (ExampleGradient example in gradients.Examples)
            counts[Math.Clamp((int)Math.Floor((example.Cosine + 1) / 2 * Bins), 0, Bins - 1)]++;
        return BarChart.ToSvg("Digits by cosine", "cosine, the middle of each bin", [.. counts.Select((count, i) => (Html.Number((2 * i + 1.0) / Bins - 1, "0.0"), (double)count / gradients.Examples.Count))]);
    }

    private static string[] Row(string name, ExampleGradients g) => [name, $"{g.MeanCosine:0.000}", $"{g.Opposed} of {g.Examples.Count:N0}", $"{g.GradientNorm:0.0000}", $"{g.NoiseScale:N1}"];
}
