using System.Globalization;
using System.Runtime.InteropServices;
using NeuralNets.Kernels;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>What this machine can do at most, as it shows in the same run: multiply-adds from registers, and reading memory.</summary>
internal sealed class Machine
{
    // Working sets: first, second and third level of cache, memory.
    private static readonly int[] WorkingSets = [16 << 10, 512 << 10, 12 << 20, 128 << 20];

    private readonly SortedDictionary<int, double> _bytesPerSecond = [];
    private double _floatFlops, _doubleFlops;

    public static Machine Measure(int threads)
    {
        var machine = new Machine { _floatFlops = Peak.Flops<float>(threads), _doubleFlops = Peak.Flops<double>(threads) };
        foreach (int bytes in WorkingSets)
            machine._bytesPerSecond[bytes] = Peak.BytesPerSecond(bytes, threads);
        return machine;
    }

    public static string Cpu =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();

    public double Flops(bool isDouble) => isDouble ? _doubleFlops : _floatFlops;

    /// <summary>Reading a working set of that size again and again.</summary>
    public double BytesPerSecond(double workingSet) =>
        _bytesPerSecond.FirstOrDefault(pair => pair.Key >= workingSet, _bytesPerSecond.Last()).Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"peak {_floatFlops / 1e9:0} GFLOP/s float, {_doubleFlops / 1e9:0} double ({Lanes.Bits}-bit vectors); reading {string.Join(", ", _bytesPerSecond.Select(pair => $"{pair.Key >> 10} KB {pair.Value / 1e9:0} GB/s"))}");
}
