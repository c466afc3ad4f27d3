using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Steps against the gradient, how long they may be, and how the cost falls.</summary>
internal static class Downhill
{
    public static string Tell(Story story) => $"""
        {Html.Charts(
            Html.Figure(Costs(story.History), "Mean cost over epochs: <span class=\"key orange\">training</span>, each digit as it was learnt from, and <span class=\"key blue\">test</span>, after the epoch."),
            Html.Figure(Accuracies(story.History), "<span class=\"key blue\">Test</span> accuracy after each epoch."))}
        """;

    private static string Costs(TrainingHistory history) => new LineChart("Cost over epochs", "epoch", low: 0,
        Series.OverEpochs("training", "orange", history.Epochs.Select(epoch => epoch.Cost)),
        Series.OverEpochs("test", "blue", history.Epochs.Select(epoch => epoch.ValidationCost!.Value))).ToSvg();

    private static string Accuracies(TrainingHistory history) => new LineChart("Test accuracy over epochs", "epoch", low: null,
        Series.OverEpochs("test", "blue", history.Epochs.Select(epoch => epoch.Metrics[0]))).ToSvg();
}
