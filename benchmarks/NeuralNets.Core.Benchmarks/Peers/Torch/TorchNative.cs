using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>
/// Loads libtorch. TorchSharp 0.107 is linked against the C++ runtime of GCC 13 for one symbol, which initialises the standard
/// streams; where the system is older (Debian 12), a stand-in of three lines is compiled and the demand for the newer version
/// marked as dispensable, in the output folder only.
/// </summary>
internal static partial class TorchNative
{
    private const string BridgeName = "libLibTorchSharp.so", StandInName = "libstreams.so", Version = "GLIBCXX_3.4.32";
    private const string StandIn = "#include <iostream>\nextern \"C\" void _ZSt21ios_base_library_initv() {}\n";
    private const int Now = 2, Global = 0x100;

    /// <summary>Null, or why it does not load.</summary>
    public static string? Load()
    {
        try
        {
            if (OperatingSystem.IsLinux())
                MakeLoadable();
            return Start();
        }
#pragma warning disable CA1031 // Whatever goes wrong, the other peers still run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.GetBaseException().Message.ReplaceLineEndings(" ");
        }
    }

    // On its own, so that TorchSharp is first touched when all is ready.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Start()
    {
        TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
        return null;
    }

    private static void MakeLoadable()
    {
        if (NativeLibrary.TryLoad("libstdc++.so.6", out nint runtime) && NativeLibrary.TryGetExport(runtime, "_ZSt21ios_base_library_initv", out _))
            return;
        string bridge = Directory.EnumerateFiles(AppContext.BaseDirectory, BridgeName, SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new FileNotFoundException($"{BridgeName} is not in {AppContext.BaseDirectory}");
        string standIn = Path.Combine(Path.GetDirectoryName(bridge)!, StandInName);
        if (!File.Exists(standIn))
            Compile(standIn);
        if (Open(standIn, Now | Global) == 0)
            throw new DllNotFoundException($"{standIn} does not load");
        MarkDispensable(bridge);
    }

    private static void Compile(string target)
    {
        string source = Path.ChangeExtension(target, ".cpp"), made = $"{target}.{Environment.ProcessId}";
        File.WriteAllText(source, StandIn);
        using Process compiler = Process.Start("g++", ["-O2", "-shared", "-fPIC", "-o", made, source]);
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException("g++ is needed once: the C++ runtime is older than TorchSharp asks for");
        File.Move(made, target, overwrite: true);
    }

    // In the ELF section of needed versions an entry is: hash of the name (4 bytes), flags (2), …; flag 2 is "weak".
    private static void MarkDispensable(string bridge)
    {
        byte[] bytes = File.ReadAllBytes(bridge);
        Span<byte> strict = stackalloc byte[6], weak = stackalloc byte[6];
        BitConverter.TryWriteBytes(strict, Hash(Version));
        strict.CopyTo(weak);
        weak[4] = 2;
        int at = bytes.AsSpan().IndexOf(strict);
        if (at < 0)
        {
            if (bytes.AsSpan().IndexOf(weak) < 0)
                throw new InvalidDataException($"{BridgeName} does not ask for {Version}");
            return;
        }
        weak.CopyTo(bytes.AsSpan(at));
        // A new file: the one here may be linked to the package cache, or in use.
        string changed = $"{bridge}.{Environment.ProcessId}";
        File.WriteAllBytes(changed, bytes);
        File.Move(changed, bridge, overwrite: true);
    }

    // The hash of System V ELF symbol tables.
    private static uint Hash(string name)
    {
        uint h = 0;
        foreach (char c in name)
        {
            h = (h << 4) + c;
            uint high = h & 0xf0000000;
            h = (h ^ (high >> 24)) & ~high;
        }
        return h;
    }

    [LibraryImport("libc.so.6", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);
}
