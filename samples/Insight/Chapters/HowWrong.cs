using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>One digit through the untrained network.</summary>
internal static class HowWrong
{
    public static string Tell(Story story)
    {
        Network<float> network = story.Untrained;
        Example digit = story.Digit;
        float[] a = digit.Outputs(network), one = new float[1];
        Story.Cost.Evaluate<float>(a, digit.Target, one, network.OutputSize);
        double accuracy = Metric.Accuracy.Evaluate(network, story.Test);
        (float[] x, float[] y) = Story.Read(story.Test);

        return $"""
            <p>To tell ten digits apart takes ten outputs, one a digit. Between the pixels and the outputs lie {story.Options.Neurons} hidden neurons; every neuron is connected with every value before it.</p>
            <pre>{Html.Encode($"{network}")}</pre>
            <p>All weights are still random. So the answer to a {digit.Label} is noise; it should be 1 for the {digit.Label} and 0 for the others:</p>
            {Html.Charts(
                Html.Figure(Pictures.Digit(digit.Image, $"A handwritten {digit.Label}", zoom: 6), "In goes a digit …"),
                Html.Figure(Bars(a, digit.Label), $"… and out come ten activations. <span class=\"key orange\">This one</span> should be 1."))}
            <p>How wrong is that? A <strong>cost</strong> makes one number of it: the squares of all differences, added up, C = Σ (a − y)². It is 0 only if every output is right.</p>
            {Html.Table(["output", "a", "y", "(a − y)²"], [.. a.Select((value, j) => Row(j, value, digit.Target[j])), ["C", "", "", $"{one[0]:0.0000}"]])}
            <p>Over all {story.Test.Count:N0} test digits the mean cost is {network.EvaluateCost(x, y, Story.Cost):0.0000}, and {accuracy:P2} of the answers are right, where guessing has {1.0 / network.OutputSize:P0}. Learning means one thing only: making that cost small by changing {network.Parameters.Length:N0} weights and biases.</p>
            """;
    }

    public static string Bars(float[] outputs, int label) => BarChart.ToSvg("The ten outputs", "output", [.. outputs.Select((a, j) => ($"{j}", (double)a))], high: 1, marked: label);

    private static string[] Row(int j, float a, float y) => [$"{j}", $"{a:0.0000}", $"{y:0}", $"{(a - y) * (a - y):0.0000}"];
}
