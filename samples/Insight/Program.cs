using NeuralNets;
using NeuralNets.Samples;
using NeuralNets.Samples.Chapters;
using NeuralNets.Samples.Report;

return CommandLine.Run(args, Run);

static int Run(Options options)
{
    (string Title, Func<Story, string> Tell)[] chapters =
    [
        ("One neuron", OneNeuron.Tell),
        ("A cost says how wrong", HowWrong.Tell),
        ("Backpropagation: following one example", OneExample.Tell),
        ("Which weights matter", WhatMatters.Tell),
        ("Going downhill", Downhill.Tell),
        ("Curvature: the shape of the land", Shape.Tell),
        ("Hard decisions, soft training", HardDecisions.Tell),
        ("Neurons that fire together wire together", FireTogether.Tell),
        ("The trained network", Trained.Tell),
    ];
    try
    {
        Story story = Story.Begin(options);
        Console.WriteLine(story.Network);
        var page = new StoryPage(story);
        foreach ((string title, Func<Story, string> tell) in chapters)
            Console.WriteLine(page.Add(title, tell));
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
