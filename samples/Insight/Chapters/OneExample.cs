using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Forward and back with one digit: the factors of the chain rule, and what the digit asks for.</summary>
internal static class OneExample
{
    private const int Most = 6, Zoom = 4;

    public static string Tell(Story story)
    {
        Example digit = story.Digit;
        ExampleTrace trace = ExampleTrace.Of<float>(story.Untrained, digit.Image, digit.Target, Story.Cost);
        LayerTrace hidden = trace.Layers[0], output = trace.Layers[1];
        Nudge weight = output.RankWeightsInto(digit.Label, 1)[0];
        double dCda = output.OutputGradient[digit.Label], dadz = output.Derivative![digit.Label], previous = output.Inputs[weight.Source];

        return $"""
            <p>Which of the weights should change, and which way? Follow the {digit.Label} of chapter 2 through the untrained network. Its cost is C = {trace.Cost:0.0000}. Begin at the end: an output that is too high should fall, one that is too low should rise. ∂C/∂a = 2·(a − y) says how strongly.</p>
            {Html.Table(["output", "z", "a", "y", "∂C/∂a", "∂a/∂z", "∂C/∂z", "should"], trace.Outputs.Select((nudge, j) => OutputRow(trace, output, nudge, j)))}
            <p>A weight into an output takes part in the cost by three steps: it moves z, z moves a, and a moves C. The <strong>chain rule</strong> multiplies the three:</p>
            {Html.Table(["factor", "means", "value"],
                ["∂C/∂a", $"how the cost depends on output {digit.Label}", $"{dCda:0.000000}"],
                ["∂a/∂z", "how the output depends on its weighted sum", $"{dadz:0.000000}"],
                ["∂z/∂w = a_previous", $"how strongly hidden neuron {weight.Source} fires", $"{previous:0.000000}"],
                ["∂C/∂w", $"their product, for w[{digit.Label}, {weight.Source}]", $"{dCda * dadz * previous:0.000000}"],
                ["", "the same by Backpropagate", $"{GradientOf(story, digit, weight):0.000000}"])}
            <p>The third factor is why neurons that fire strongly have the weights that matter: a weight that leads from a silent neuron changes nothing. These weights into output {digit.Label} would bring most, and so would these activations before it, if they could change:</p>
            {Html.Charts(
                Html.Figure(NudgeTable("weight", output.RankWeightsInto(digit.Label, Most), nudge => $"from neuron {nudge.Source}")),
                Html.Figure(NudgeTable("activation", output.RankInputsFor(digit.Label, Most), nudge => $"of neuron {nudge.Index}")))}
            <p>A hidden activation cannot be set; only the weights before it can. So each output’s wish is passed back: added up over all outputs it is ∂C/∂a of the hidden layer, and the same three factors begin again there. That is backpropagation. In the first layer the result is a picture: what this one digit would like to add to the weights of a hidden neuron, −∂C/∂w.</p>
            {Html.Pictures(Enumerable.Range(0, hidden.Sums.Count).OrderByDescending(j => Math.Abs(hidden.SumGradient[j])).Take(Most).Select(j => Html.Figure(Asked(hidden, j), $"neuron {j}<br>∂C/∂z = {Html.Number(hidden.SumGradient[j], "0.0000")}")))}
            <h3>Is it right?</h3>
            {Check(story)}
            """;
    }

    private static string[] OutputRow(ExampleTrace trace, LayerTrace output, Nudge nudge, int j) =>
    [
        $"{j}", $"{output.Sums[j]:0.000}", $"{output.Outputs[j]:0.000}", $"{trace.Target[j]:0}", $"{output.OutputGradient[j]:0.000}",
        $"{output.Derivative![j]:0.000}", $"{output.SumGradient[j]:0.000}", Should(nudge),
    ];

    private static double GradientOf(Story story, Example digit, Nudge weight)
    {
        var gradient = new Gradient<float>(story.Untrained);
        story.Untrained.Backpropagate(digit.Image, digit.Target, Story.Cost, gradient);
        return gradient.Weights(1)[digit.Label, weight.Source];
    }

    private static string NudgeTable(string kind, IReadOnlyList<Nudge> nudges, Func<Nudge, string> name) =>
        Html.Table([kind, "value", "∂C", "should"], nudges.Select(nudge => (string[])[name(nudge), $"{nudge.Value:0.000}", $"{nudge.Gradient:0.0000}", Should(nudge)]));

    private static string Should(Nudge nudge) => nudge.Direction switch
    {
        NudgeDirection.Rise => "<span class=\"key orange\">rise</span>",
        NudgeDirection.Fall => "<span class=\"key blue\">fall</span>",
        _ => "stay",
    };

    private static string Asked(LayerTrace layer, int neuron)
    {
        ParameterTrace weights = layer.Weights!;
        return Pictures.Weights([.. layer.Inputs.Select((_, k) => (float)-weights.Gradient(k * weights.Block.Outputs + neuron))], $"The change asked of neuron {neuron}", Zoom);
    }

    private static string Check(Story story)
    {
        (float[] x, float[] y) = Story.Read(story.Sample.Subset(..10));
        GradientCheckReport report = GradientCheck.Of<float>(story.Untrained, x, y, Story.Cost);
        return $"""
            <p>Derivatives can be measured as well: move a weight a little up and a little down, and divide the change of the cost by the distance. That takes two runs of the network a weight, where backpropagation takes one run there and back for all; but it is good for checking. In double precision, over ten digits: <strong>{report.Verdict}</strong>. {report.Count(GradientAgreement.Agrees)} of {report.Compared} derivatives agree with central differences; {report.Count(GradientAgreement.Differs)} differ.</p>
            {Html.Table(["", "compared", "of", "largest |analytic − measured|"], report.Groups.Select(group => (string[])[Html.Encode(group.Name), $"{group.Comparisons.Count}", group.Of == 0 ? "" : $"{group.Of:N0}", $"{group.LargestError:0.0e+0}"]))}
            """;
    }
}
