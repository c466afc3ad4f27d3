using System.CommandLine;

namespace NeuralNets.Samples;

/// <summary>The options of the program: their names, defaults and what they accept.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Func<Options, int> run) => CommandRun.Invoke(Create(run), args);

    private static RootCommand Create(Func<Options, int> run)
    {
        var output = new Option<string>("--output") { Description = "File for the page (HTML).", DefaultValueFactory = _ => "insight.html" };
        Option<int> neurons = OptionOf.Positive("--neurons", "Neurons of the hidden layer.", 30);
        Option<int> epochs = OptionOf.Positive("--epochs", "Times the network sees every image.", 10);
        Option<ulong> seed = OptionOf.Number<ulong>("--seed", "Settles the initial weights and the order of the images: same seed, same numbers on the page.", 1, "a whole number, at least 0", _ => true);
        Option<int> threads = OptionOf.Positive("--threads", "Threads to use; the result is the same with any.", Environment.ProcessorCount);
        Option<int> images = OptionOf.Number("--training-images", "How many of the 60,000 training images to use, the first ones.", 60_000, "a whole number, at least 1000", value => value >= 1000);
        var data = new Option<string>("--data") { Description = "Folder of the four MNIST files.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "mnist") };

        var command = new RootCommand("Tells how a network learns the handwritten digits of MNIST, as one page; every number on it is computed in this run.") { output, neurons, epochs, seed, threads, images, data };
        command.SetAction(parsed => run(new Options
        {
            Output = parsed.GetRequiredValue(output),
            Neurons = parsed.GetValue(neurons),
            Epochs = parsed.GetValue(epochs),
            Seed = parsed.GetValue(seed),
            Threads = parsed.GetValue(threads),
            TrainingImages = parsed.GetValue(images),
            Data = parsed.GetRequiredValue(data),
            Text = string.Join(' ', parsed.Tokens),
        }));
        return command;
    }
}
