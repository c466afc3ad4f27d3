using System.CommandLine;
using System.CommandLine.Invocation;

namespace NeuralNets.Samples;

internal static class CommandRun
{
    /// <summary>Does what the arguments say. A wrong one gives a message alone: help would push it off the screen, and --help shows that.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(RootCommand command, string[] args)
    {
        ParseResult parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction error)
            error.ShowHelp = false;
        return parsed.Invoke();
    }
}
