using System.CommandLine;

namespace NeuralNets.Samples;

/// <summary>The options of the program: their names, defaults and what they accept.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Func<Options, int> run) => CommandRun.Invoke(Create(run), args);

    private static RootCommand Create(Func<Options, int> run)
    {
        Option<int[]> layers = OptionOf.Numbers("--layers", "Neurons of each hidden layer, as in --layers 100,30.", 30);
        Option<string> activation = OptionOf.OneOf("--activation", "Activation of the hidden layers.", Names.Activations.Keys, "sigmoid");
        Option<string> output = OptionOf.OneOf("--output-activation", "Activation of the ten outputs [default: softmax for cross-entropy, else sigmoid].", Names.Activations.Keys);
        Option<string> initializer = OptionOf.OneOf("--initializer", "Where the weights start.", Names.Initializers.Keys, "suited");
        Option<double> dropout = OptionOf.Number("--dropout", "Share of each hidden layer that is silent in a training step.", 0.0, "at least 0 and below 1", value => value is >= 0 and < 1);
        Option<string> cost = OptionOf.OneOf("--cost", "Cost that training makes small.", Names.Costs.Keys, "squared-error");
        Option<string> optimizer = OptionOf.OneOf("--optimizer", "Rule that turns gradients into steps.", Names.Optimizers.Keys, "sgd");
        Option<double?> rate = OptionOf.NumberOrNone<double>("--rate", "Learning rate; the highest of the schedule [default: 3 for sgd, else 0.001].", "a finite number, at least 0", value => double.IsFinite(value) && value >= 0);
        Option<string> schedule = OptionOf.OneOf("--schedule", "How the rate changes from step to step.", Names.Schedules.Keys, "constant");
        Option<int> epochs = OptionOf.Positive("--epochs", "Times every image is seen.", 3);
        Option<int> batch = OptionOf.Positive("--batch-size", "Images a gradient step.", 10);
        batch.Aliases.Add("--batch");
        Option<ulong> seed = OptionOf.Number<ulong>("--seed", "Settles the initial weights, the order of the images and dropout: same seed, same bits.", 1, "a whole number, at least 0", _ => true);
        Option<int> threads = OptionOf.Positive("--threads", "Threads to use; the result is the same with any.", Environment.ProcessorCount);
        Option<int> images = OptionOf.Positive("--training-images", "How many of the 60,000 training images to use, the first ones.", 60_000);
        var data = new Option<string>("--data") { Description = "Folder of the four MNIST files.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "mnist") };
        var save = new Option<string>("--save") { Description = "File for the trained network, in the safetensors format." };
        var resume = new Option<string>("--resume") { Description = "Folder of checkpoints: writes them there, and goes on from the newest if there is one." };
        var report = new Option<string>("--report") { Description = "File for a page (HTML) that shows how training went and what the network learnt." };

        var command = new RootCommand("Trains a network on the handwritten digits of MNIST and shows what it gets wrong.")
        {
            layers, activation, output, initializer, dropout, cost, optimizer, rate, schedule, epochs, batch, seed, threads, images, data, save, resume, report,
        };
        command.SetAction(parsed => run(new Options
        {
            Data = parsed.GetRequiredValue(data),
            TrainingImages = parsed.GetValue(images),
            Layers = parsed.GetRequiredValue(layers),
            Activation = Names.Activations[parsed.GetRequiredValue(activation)],
            OutputActivation = Names.Activations[parsed.GetValue(output) ?? (parsed.GetRequiredValue(cost) == "cross-entropy" ? "softmax" : "sigmoid")],
            Initializer = Names.Initializers[parsed.GetRequiredValue(initializer)],
            Dropout = parsed.GetValue(dropout),
            Cost = Names.Costs[parsed.GetRequiredValue(cost)],
            Optimizer = Names.Optimizers[parsed.GetRequiredValue(optimizer)],
            Rate = parsed.GetValue(rate) ?? (parsed.GetRequiredValue(optimizer) == "sgd" ? 3 : 0.001),
            Schedule = Names.Schedules[parsed.GetRequiredValue(schedule)],
            Epochs = parsed.GetValue(epochs),
            BatchSize = parsed.GetValue(batch),
            Seed = parsed.GetValue(seed),
            Threads = parsed.GetValue(threads),
            Save = parsed.GetValue(save),
            Resume = parsed.GetValue(resume),
            Report = parsed.GetValue(report),
            Text = string.Join(' ', parsed.Tokens),
        }));
        return command;
    }
}
