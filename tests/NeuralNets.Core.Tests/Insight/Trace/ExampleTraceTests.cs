using System.Text.RegularExpressions;
using NeuralNets.Insight;
using NeuralNets.Tests.Network;
using NeuralNets.Tests.Persistence;

namespace NeuralNets.Tests.Insight;

public partial class ExampleTraceTests
{
    private static double[] Two => [0, 0, 1, 0, 0, 0, 0, 0, 0, 0];

    private static ExampleTrace Digit(IActivation last, ICost cost) =>
        ExampleTrace.Of<float>(new Network<float>(12, [new Dense(6, Activation.Sigmoid), new Dense(10, last)], seed: 4), Examples.Uniform<float>(12, 5, 0, 1), [.. Two.Select(y => (float)y)], cost);

    [Fact]
    public void ForTheDigitTwoOutputTwoShouldRiseAndTheOthersFall()
    {
        foreach (ExampleTrace trace in (ExampleTrace[])[Digit(Activation.Sigmoid, Cost.SquaredError), Digit(Activation.Softmax, Cost.CrossEntropy), Digit(Activation.Sigmoid, Cost.BinaryCrossEntropy)])
            Assert.Equal([.. Two.Select(y => y == 1 ? NudgeDirection.Rise : NudgeDirection.Fall)], trace.Outputs.Select(output => output.Direction));
    }

    [Fact]
    public void RankingsHaveTheLargestDerivativesInOrder()
    {
        ExampleTrace trace = Digit(Activation.Sigmoid, Cost.SquaredError);
        ParameterTrace weights = trace.Layers[1].Weights!;
        double[] sorted = [.. Enumerable.Range(0, weights.Count).Select(weights.Gradient).OrderByDescending(Math.Abs)];
        Assert.Equal(sorted[..7], weights.Rank(7).Select(nudge => nudge.Gradient));
        Assert.Equal(sorted, weights.Rank(1000).Select(nudge => nudge.Gradient));
        Assert.All(weights.Rank(9), nudge => Assert.Equal($"layer 1, w[{nudge.Index}, {nudge.Source}]", nudge.Name));
        Assert.Equal(trace.Layers[1].InputGradient.OrderByDescending(Math.Abs).Take(3), trace.Layers[1].RankInputs(3).Select(nudge => nudge.Gradient));
        Assert.Equal(trace.RankParameters(5).Select(nudge => Math.Abs(nudge.Gradient)), trace.Layers.SelectMany(layer => layer.Parameters).SelectMany(p => Enumerable.Range(0, p.Count).Select(p.Gradient)).Select(Math.Abs).OrderDescending().Take(5));
    }

    [Fact]
    public void AnOutputPrefersWeightsFromActiveNeuronsAndNeuronsWithLargeWeights()
    {
        LayerTrace layer = Digit(Activation.Sigmoid, Cost.SquaredError).Layers[1];
        Assert.Equal(layer.Inputs.Index().OrderByDescending(a => Math.Abs(a.Item)).Select(a => a.Index), layer.RankWeightsInto(2, 6).Select(nudge => nudge.Source));
        Assert.Equal(Enumerable.Range(0, 6).OrderByDescending(k => Math.Abs(layer.Weights!.Value(k * 10 + 2))), layer.RankInputsFor(2, 6).Select(nudge => nudge.Index));
        double[] wishes = new double[6];
        for (int j = 0; j < 10; j++)
        {
            foreach (Nudge nudge in layer.RankInputsFor(j, 6))
                wishes[nudge.Index] += nudge.Gradient;
        }
        Assert.All(wishes.Zip(layer.InputGradient), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void FollowingTheNudgesLowersTheCostAsPredicted()
    {
        var network = new Network<double>(3, [new Dense(4, Activation.Tanh), new Dense(2, Activation.Softmax)], seed: 1);
        double[] x = [0.1, 0.7, -0.3], y = [0, 1];
        Nudge nudge = ExampleTrace.Of<double>(network, x, y, Cost.CrossEntropy).Layers[1].Weights!.Rank(1)[0];
        int parameter = Enumerable.Range(0, network.Parameters.Length).Single(i => network.Parameters[i] == nudge.Value);
        double before = network.EvaluateCost(x, y, Cost.CrossEntropy);
        network.Parameters[parameter] -= 1e-4 * nudge.Gradient;
        Assert.Equal(-1e-4 * nudge.Gradient * nudge.Gradient, network.EvaluateCost(x, y, Cost.CrossEntropy) - before, 1e-8);
    }

    [Fact]
    public void TheTextHasOutputsFactorsAndRankingsInAnyCulture()
    {
        using var culture = new CultureScope(",");
        ExampleTrace trace = Digit(Activation.Softmax, Cost.CrossEntropy);
        string text = trace.ToText(10);
        Assert.StartsWith("One example through 12-6-10: C = ", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^2 +0\.\d+ +1 +-0\.\d+ +rise$", text);
        Assert.Contains("Layer 1, Dense 10, Softmax (6 → 10); ∂C/∂z is that of CrossEntropy composed with Softmax", text, StringComparison.Ordinal);
        Assert.Contains($"{trace.Layers[1].Weights!.Rank(1)[0].Name} ", text, StringComparison.Ordinal);
        Assert.Contains("weights that matter most (10 of 60)", text, StringComparison.Ordinal);
        Assert.Contains("· ∂z/∂w = a_previous", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageNeedsNothingFromOutside()
    {
        string page = Digit(Activation.Sigmoid, Cost.SquaredError).ToHtml(4, 3);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"https?:|@import|url\(", page);
        Assert.All(References().Matches(page), reference => Assert.StartsWith("data:", reference.Groups[1].Value, StringComparison.Ordinal));
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        // The input and its gradient; weights and their changes of 6 and of 10 neurons.
        Assert.Equal(2 + 2 * 6 + 2 * 10, Images().Count(page));
    }

    [Fact]
    public void PicturesShowTheInputTheWeightsAndWhatTheExampleAsksFor()
    {
        ExampleTrace trace = Digit(Activation.Sigmoid, Cost.SquaredError);
        LayerTrace first = trace.Layers[0];
        string page = trace.ToHtml(imageWidth: 4, imageHeight: 3);
        Assert.Contains(Picture.Grey(trace.Input, 4, 3), page, StringComparison.Ordinal);
        Assert.Contains(Picture.Signed([.. first.InputGradient.Select(g => -g)], 4, 3), page, StringComparison.Ordinal);
        for (int j = 0; j < 6; j++)
        {
            int[] into = [.. Enumerable.Range(0, 12).Select(k => 6 * k + j)];
            Assert.Contains(Picture.Signed([.. into.Select(first.Weights!.Value)], 4, 3), page, StringComparison.Ordinal);
            Assert.Contains(Picture.Signed([.. into.Select(i => -first.Weights!.Gradient(i))], 4, 3), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatDoesNotMatterShouldStay()
    {
        var network = new Network<double>(2, [new Dense(1, Activation.Identity)], seed: 1);
        IReadOnlyList<Nudge> weights = ExampleTrace.Of<double>(network, [0, 2], [100], Cost.SquaredError).Layers[0].Weights!.Rank(2);
        Assert.Equal([NudgeDirection.Rise, NudgeDirection.Stay], weights.Select(nudge => nudge.Direction));
        Assert.Contains("should stay", weights[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOfYourOwnAreTextOnThePage()
    {
        var network = new Network<double>(2, [new Dense(2, new Named("<b>&"))]);
        string page = ExampleTrace.Of<double>(network, [1, 2], [0, 1], Cost.SquaredError).ToHtml();
        Assert.Contains("&lt;b&gt;&amp;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKindOfLayerIsToldInTextAndOnAPage()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            HealthyNetwork drawn = HealthyNetwork.Draw(seed);
            ExampleTrace trace = ExampleTrace.Of<double>(drawn.Network, drawn.Inputs.AsSpan(0, drawn.Network.InputSize), drawn.Targets.AsSpan(0, drawn.Cost.TargetWidth(drawn.Network.OutputSize)), drawn.Cost, step: 1);
            Assert.All(trace.Layers, layer => Assert.Contains($"Layer {layer.Index}, {layer.Name}", trace.ToString(), StringComparison.Ordinal));
            Assert.EndsWith("</html>\n", trace.ToHtml(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void BadArgumentsAreRefused()
    {
        var network = new Network<double>(2, [new Dense(2, Activation.Sigmoid), new Dropout(0.5)]);
        Assert.Throws<ArgumentException>("input", () => ExampleTrace.Of<double>(network, [1], [0, 1], Cost.SquaredError));
        Assert.Throws<ArgumentException>("target", () => ExampleTrace.Of<double>(network, [1, 2], [0], Cost.SquaredError));
        ExampleTrace trace = ExampleTrace.Of<double>(network, [1, 2], [0, 1], Cost.SquaredError);
        Assert.Throws<ArgumentException>("imageWidth", () => trace.ToHtml(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>("most", () => trace.ToText(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => trace.RankParameters(-1));
        Assert.Throws<ArgumentOutOfRangeException>("neuron", () => trace.Layers[0].RankWeightsInto(2, 1));
        Assert.Throws<InvalidOperationException>(() => trace.Layers[1].RankInputsFor(0, 1));
    }

    private sealed record Named(string Name) : IActivation
    {
        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z.CopyTo(a);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => da.CopyTo(dz);

        public override string ToString() => Name;
    }

    [GeneratedRegex("(?:src|href|action)=\"([^\"]*)\"")]
    private static partial Regex References();

    [GeneratedRegex("<img ")]
    private static partial Regex Images();
}
