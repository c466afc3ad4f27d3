using NeuralNets;
using NeuralNets.Samples;
using NeuralNets.Samples.Chapters;
using NeuralNets.Samples.Report;

return CommandLine.Run(args, Run);

static int Run(Options options)
{
    Chapter[] chapters =
    [
        new("One neuron", "Network, Trainer, Backpropagate", OneNeuron.Tell),
        new("A cost says how wrong", "Predict, EvaluateCost", HowWrong.Tell),
        new("Backpropagation: following one example", "ExampleTrace.Of, GradientCheck.Of", OneExample.Tell),
        new("Which weights matter", "Sensitivity.Rank, .Move, .Inputs, .Examples", WhatMatters.Tell),
        new("Going downhill", "Descent.Scan, .Examine, Trainer", Downhill.Tell),
        new("Curvature: the shape of the land", "Hessian.Eigenvalues, Convexity.Of, .CompareMinima, LinearSvm.Solve", Shape.Tell),
        new("Hard decisions, soft training", "Activation.StepSigmoid, Relaxation.WithLayers, Annealing, SurrogateTracker", HardDecisions.Tell),
        new("Neurons that fire together wire together", "HebbianTrainer, Hebb, CompetitiveLearning, Sanger, ReadOut", FireTogether.Tell),
        new("The trained network", "Classify, ConfusionMatrix.Of, Weights", Trained.Tell),
    ];
    try
    {
        Story story = Story.Begin(options);
        Console.WriteLine(story.Network);
        var page = new StoryPage(story);
        foreach (Chapter chapter in chapters)
            Console.WriteLine(page.Add(chapter));
        File.WriteAllText(options.Output, page.ToHtml());
        Console.WriteLine($"The page: {Path.GetFullPath(options.Output)}");
        return 0;
    }
    catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException or TrainingDivergedException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}
