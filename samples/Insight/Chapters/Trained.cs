using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>What the network can do in the end, and what it cannot.</summary>
internal static class Trained
{
    private const int MostMistakes = 24, MostNeurons = 60;

    public static string Tell(Story story)
    {
        Network<float> network = story.Network;
        ConfusionMatrix matrix = ConfusionMatrix.Of(network, story.Test);
        Mistake[] mistakes = Mistakes.Find(network, story.Test, Story.Cost);
        int neurons = Math.Min(MostNeurons, story.Options.Neurons);

        return $"""
            <p>The digit of chapter 2 again, through the trained network:</p>
            {Html.Charts(Html.Figure(HowWrong.Bars(story.Digit.Outputs(network), story.Digit.Label), $"The ten outputs for the {story.Digit.Label}."))}
            <p>Of {story.Test.Count:N0} test digits {matrix.Accuracy:P2} are read rightly; {mistakes.Length:N0} are not. Rows: the digit; columns: the answer; empty: never.</p>
            <div class="wide">
            {ConfusionTable.ToHtml(matrix)}
            </div>
            <h3>Its worst mistakes</h3>
            <p>In the order of their cost. Under each: the digit and the output for it → the answer and the output for that. Could you read them?</p>
            {Html.Pictures(mistakes.Take(MostMistakes).Select(Picture))}
            <h3>What its hidden neurons look for</h3>
            <p>The weights of {neurons} of {story.Options.Neurons} hidden neurons. Nobody told them to look for strokes and gaps.</p>
            {Html.Pictures(Enumerable.Range(0, neurons).Select(j => Html.Figure(Pictures.Weights(Story.WeightsInto(network, j), $"Weights of neuron {j}", zoom: 3))))}
            """;
    }

    private static string Picture(Mistake mistake) => Html.Figure(
        Pictures.Digit(mistake.Image, $"A {mistake.Label} taken for a {mistake.Answer}"),
        $"{mistake.Label}: {mistake.Outputs[mistake.Label]:0.000}<br>→ {mistake.Answer}: {mistake.Outputs[mistake.Answer]:0.000}");
}
