using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>This program again, in a process of its own with the peers' environment in order.</summary>
internal static class Child
{
    private static readonly string[] ThreadCounts = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"];

    // Where we are kept to AVX2 (DOTNET_EnableAVX512=0), or have no more, the native peers are kept to it as well.
    private static readonly Dictionary<string, string> Avx2Only = new()
    {
        ["OPENBLAS_CORETYPE"] = "Haswell",
        ["MKL_ENABLE_INSTRUCTIONS"] = "AVX2",
        ["ONEDNN_MAX_CPU_ISA"] = "AVX2",
        ["ATEN_CPU_CAPABILITY"] = "avx2",
    };

    /// <summary>The peers' settings, for all processes that this one starts from now on.</summary>
    public static void SetEnvironment()
    {
        // Left set, OpenBLAS runs at half speed and flatters us.
        Environment.SetEnvironmentVariable("OPENBLAS_L2_SIZE", null);
        Environment.SetEnvironmentVariable("OPENBLAS_CORETYPE", OpenBlas.KernelsToName);
        if (Avx2.IsSupported && !Avx512F.IsSupported)
        {
            foreach ((string name, string value) in Avx2Only)
                Environment.SetEnvironmentVariable(name, value);
        }
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
