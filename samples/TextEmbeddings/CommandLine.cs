using System.CommandLine;

namespace NeuralNets.Samples;

/// <summary>The options of the program: their names, defaults and what they accept.</summary>
internal static class CommandLine
{
    private static readonly string[] s_new =
    [
        "Stir the risotto until the wine is gone.",
        "The striker was offside by a metre.",
        "It will pour with rain all weekend.",
        "My hard drive is full of old emails.",
        "The match was abandoned because of snow.",
    ];

    public static int Run(string[] args, Func<Options, int> run) => CommandRun.Invoke(Create(run), args);

    private static RootCommand Create(Func<Options, int> run)
    {
        var sentences = new Argument<string[]>("sentence") { Description = "Sentences to say the topic of.", DefaultValueFactory = _ => s_new };
        var file = new Option<string>("--file") { Description = "What to learn: lines of topic, tabulator, sentence.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "sentences.tsv") };
        var seed = new Option<ulong>("--seed") { Description = "Settles which sentences are held out, the initial weights and the order.", DefaultValueFactory = _ => 1 };
        var command = new RootCommand("Learns what sentences are about, from vectors that a language model on this machine makes of them.") { sentences, file, seed };
        command.SetAction(parsed => run(new Options
        {
            New = parsed.GetRequiredValue(sentences),
            File = parsed.GetRequiredValue(file),
            Seed = parsed.GetValue(seed),
        }));
        return command;
    }
}
