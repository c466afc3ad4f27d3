using System.Diagnostics;
using System.Globalization;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>This program again, in a process of its own with the peers' environment in order.</summary>
internal static class Child
{
    // Left set, OpenBLAS runs at half speed and flatters us.
    private static readonly string[] Misleading = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];
    private static readonly string[] ThreadCounts = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>For all processes that this one starts from now on.</summary>
    public static void ForgetMisleadingSettings()
    {
        foreach (string name in Misleading)
            Environment.SetEnvironmentVariable(name, null);
    }

    public static Process Start(IEnumerable<string> arguments, int threads)
    {
        string host = Environment.ProcessPath!, program = typeof(Child).Assembly.Location;
        bool isHost = Path.GetFileNameWithoutExtension(host) == "dotnet";
        var start = new ProcessStartInfo(host, isHost ? arguments.Prepend(program) : arguments) { RedirectStandardOutput = true };
        foreach (string name in ThreadCounts)
            start.Environment[name] = threads.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }
}
