using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Numerics;

namespace NeuralNets.Samples;

/// <summary>The options of the program: their names, defaults and what they accept.</summary>
internal static class CommandLine
{
    private const string Positive = "a whole number, at least 1";

    public static int Run(string[] args, Func<Options, int> run)
    {
        ParseResult parsed = Create(run).Parse(args);
        if (parsed.Action is ParseErrorAction error)
            error.ShowHelp = false;   // the message would scroll away; --help shows it
        return parsed.Invoke();
    }

    private static RootCommand Create(Func<Options, int> run)
    {
        Option<int[]> layers = Numbers("--layers", "Neurons of each hidden layer, as in --layers 100,30.", 30);
        Option<string> activation = OneOf("--activation", "Activation of the hidden layers.", Names.Activations.Keys, "sigmoid");
        Option<string> output = OneOf("--output-activation", "Activation of the ten outputs [default: softmax for cross-entropy, else sigmoid].", Names.Activations.Keys);
        Option<string> initializer = OneOf("--initializer", "Where the weights start.", Names.Initializers.Keys, "suited");
        Option<double> dropout = Number("--dropout", "Share of each hidden layer that is silent in a training step.", 0.0, "at least 0 and below 1", value => value is >= 0 and < 1);
        Option<string> cost = OneOf("--cost", "Cost that training makes small.", Names.Costs.Keys, "squared-error");
        Option<string> optimizer = OneOf("--optimizer", "Rule that turns gradients into steps.", Names.Optimizers.Keys, "sgd");
        Option<double?> rate = new("--rate")
        {
            Description = "Learning rate; the highest of the schedule [default: 3 for sgd, else 0.001].",
            CustomParser = result => Parse<double>(result.Tokens[0].Value, "--rate", "a finite number, at least 0", value => double.IsFinite(value) && value >= 0, result.AddError),
        };
        Option<string> schedule = OneOf("--schedule", "How the rate changes from step to step.", Names.Schedules.Keys, "constant");
        Option<int> epochs = Number("--epochs", "Times every image is seen.", 3, Positive, AtLeastOne);
        Option<int> batch = Number("--batch-size", "Images a gradient step.", 10, Positive, AtLeastOne);
        batch.Aliases.Add("--batch");
        Option<ulong> seed = Number<ulong>("--seed", "Settles the initial weights, the order of the images and dropout: same seed, same bits.", 1, "a whole number, at least 0", _ => true);
        Option<int> threads = Number("--threads", "Threads to use; the result is the same with any.", Environment.ProcessorCount, Positive, AtLeastOne);
        Option<int> images = Number("--training-images", "How many of the 60,000 training images to use, the first ones.", 60_000, Positive, AtLeastOne);
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

    private static bool AtLeastOne(int value) => value >= 1;

    private static Option<T> Number<T>(string name, string description, T value, string wanted, Predicate<T> isRight) where T : INumber<T> => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => Parse(result.Tokens[0].Value, name, wanted, isRight, result.AddError),
    };

    private static Option<int[]> Numbers(string name, string description, int value) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [value],
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',')).Select(text => Parse<int>(text, name, Positive, AtLeastOne, result.AddError))],
    };

    private static T Parse<T>(string text, string name, string wanted, Predicate<T> isRight, Action<string> addError) where T : INumber<T>
    {
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out T? value) || !isRight(value))
            addError($"{name} must be {wanted}, not {text}. --help lists the options.");
        return value!;
    }

    private static Option<string> OneOf(string name, string description, IEnumerable<string> values, string? value = null)
    {
        var option = new Option<string>(name) { Description = description };
        if (value is not null)
            option.DefaultValueFactory = _ => value;
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }
}
