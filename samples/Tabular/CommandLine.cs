using System.CommandLine;

namespace NeuralNets.Samples;

/// <summary>The options of the program: their names, defaults and what they accept.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Func<Options, int> run) => CommandRun.Invoke(Create(run), args);

    private static RootCommand Create(Func<Options, int> run)
    {
        string[] names = [.. Problems.All.Select(problem => problem.Name)];
        var data = new Option<string[]>("--data") { Description = "Sets to learn, as in --data iris wine.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => names };
        data.AcceptOnlyFromAmong(names);
        Option<int> folds = OptionOf.Number("--folds", "Parts of the cross-validation.", 10, "a whole number, at least 2", value => value >= 2);
        Option<int> repeats = OptionOf.Positive("--repeats", "Cross-validations with other folds each, that the mean is taken over.", 5);
        var seed = new Option<ulong>("--seed") { Description = "Settles the folds, the initial weights and the order of the rows: same seed, same bits.", DefaultValueFactory = _ => 1 };
        var folder = new Option<string>("--folder") { Description = "Folder of the files.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "tabular") };
        var model = new Option<string>("--model") { Description = "Where the model of the first set is saved.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "model.safetensors") };

        var command = new RootCommand("Learns small tables and measures by cross-validation how well.") { data, folds, repeats, seed, folder, model };
        command.SetAction(parsed => run(new Options
        {
            Problems = [.. Problems.All.Where(problem => parsed.GetRequiredValue(data).Contains(problem.Name))],
            Folder = parsed.GetRequiredValue(folder),
            Folds = parsed.GetValue(folds),
            Repeats = parsed.GetValue(repeats),
            Seed = parsed.GetValue(seed),
            Model = parsed.GetRequiredValue(model),
        }));
        return command;
    }
}
