using System.CommandLine;
using System.CommandLine.Parsing;

namespace NeuralNets.Samples;

/// <summary>The options of the program: their names, defaults and what they accept.</summary>
internal static class CommandLine
{
    public static RootCommand Create(Func<Options, int> run)
    {
        var layers = new Option<int[]>("--layers") { Description = "Neurons of each hidden layer, as in --layers 100 30.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [30] };
        var activation = OneOf("--activation", "Activation of the hidden layers.", "sigmoid", Names.Activations.Keys);
        var output = OneOf("--output-activation", "Activation of the ten outputs [default: softmax for cross-entropy, else sigmoid].", null, Names.Activations.Keys);
        var cost = OneOf("--cost", "Cost that training makes small.", "squared-error", Names.Costs.Keys);
        Option<int> epochs = Number("--epochs", "Times every image is seen.", 3), batch = Number("--batch", "Images a gradient step.", 10);
        var rate = new Option<float>("--rate") { Description = "Learning rate.", DefaultValueFactory = _ => 3f };
        rate.Validators.Add(result => Check(result, result.Tokens.Count == 0 || float.IsFinite(result.GetValueOrDefault<float>()), "must be finite"));
        var seed = new Option<ulong>("--seed") { Description = "Settles the initial weights and the order of the images: same seed, same bits.", DefaultValueFactory = _ => 1 };
        Option<int> threads = Number("--threads", "Threads to use; the result is the same with any.", Environment.ProcessorCount);
        Option<int> images = Number("--training-images", "How many of the 60,000 training images to use, the first ones.", 60_000);
        var data = new Option<string>("--data") { Description = "Folder of the four MNIST files.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "mnist") };
        layers.Validators.Add(result => Check(result, result.Tokens.Count == 0 || result.GetValueOrDefault<int[]>().All(size => size > 0), "must be at least 1 each"));

        var command = new RootCommand("Trains a network on the handwritten digits of MNIST and shows what it gets wrong.") { layers, activation, output, cost, epochs, batch, rate, seed, threads, images, data };
        command.SetAction(parsed => run(new Options
        {
            Data = parsed.GetRequiredValue(data),
            Layers = parsed.GetRequiredValue(layers),
            Activation = Names.Activations[parsed.GetRequiredValue(activation)],
            OutputActivation = Names.Activations[parsed.GetValue(output) ?? (parsed.GetRequiredValue(cost) == "cross-entropy" ? "softmax" : "sigmoid")],
            Cost = Names.Costs[parsed.GetRequiredValue(cost)],
            Epochs = parsed.GetValue(epochs),
            Batch = parsed.GetValue(batch),
            Rate = parsed.GetValue(rate),
            Seed = parsed.GetValue(seed),
            Threads = parsed.GetValue(threads),
            TrainingImages = parsed.GetValue(images),
        }));
        return command;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result => Check(result, result.Tokens.Count == 0 || result.GetValueOrDefault<int>() >= 1, "must be at least 1"));
        return option;
    }

    private static Option<string> OneOf(string name, string description, string? value, IEnumerable<string> values)
    {
        var option = new Option<string>(name) { Description = description };
        if (value is not null)
            option.DefaultValueFactory = _ => value;
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    private static void Check(OptionResult result, bool valid, string message)
    {
        if (!valid)
            result.AddError($"{result.Option.Name} {message}, not {string.Join(' ', result.Tokens)}.");
    }
}
