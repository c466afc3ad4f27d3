using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NeuralNets.Tests.Persistence;

/// <summary>This program once more, as a child that does nothing but save, until it is killed.</summary>
internal static class SaveLoop
{
    public const string Saved = "saved";
    private const string PathVariable = "NEURALNETS_TESTS_SAVE_LOOP";

    public static ulong[] Seeds { get; } = [1, 2];

    public static Process Start(string path)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? [typeof(SaveLoop).Assembly.Location] : []) { RedirectStandardOutput = true };
        start.Environment[PathVariable] = path;
        return Process.Start(start)!;
    }

    // Before Main: which test runner it starts does not matter.
    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { } path)
            return;
        Network<float>[] networks = [.. Seeds.Select(seed => new Network<float>(300, [new Dense(300, Activation.Tanh)], seed))];
        for (int i = 0; ; i++)
        {
            networks[i % networks.Length].Save(path);
            Console.WriteLine(Saved);
        }
    }
}
