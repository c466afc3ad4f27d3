using System.Diagnostics;
using NeuralNets.Benchmarks.Against;
using NeuralNets.Benchmarks.Full;
using NeuralNets.Benchmarks.InsightCalls;
using NeuralNets.Benchmarks.Quick;

namespace NeuralNets.Benchmarks;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        long main = Stopwatch.GetTimestamp();
        if (arguments is ["--first-step", var peer])
        {
            Startup.FirstStep(peer, main);
            return 0;
        }
        return Run(arguments);
    }

    private static int Run(string[] arguments)
    {
        Child.SetEnvironment();
        switch (arguments.FirstOrDefault())
        {
            case "--quick": QuickRun.Run(new(arguments)); return 0;
            case "--measure": QuickRun.Measure(new(arguments)); return 0;
            case "--against": AgainstRun.Run(arguments); return 0;
            case "--insight": InsightRun.Run(new(arguments)); return 0;
            case "--startup": Startup.Run(); return 0;
            default: return FullRun.Run(arguments);
        }
    }
}
