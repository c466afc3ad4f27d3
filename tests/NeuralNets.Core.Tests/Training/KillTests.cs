using System.Diagnostics;
using NeuralNets.Tests.Data;

namespace NeuralNets.Tests.Training;

public class KillTests
{
    [Fact]
    public void AProcessKilledAtRandomMomentsEndsWithTheBitsOfOneThatWasNot()
    {
        string mnist = Repository.File("samples/data/mnist");
        using var folder = new TemporaryFolder();
        int batches = KillTarget.Rows / KillTarget.BatchSize, first = Random.Shared.Next(1, batches / 2), second = Random.Shared.Next(1, batches / 2);
        string where = $"killed after {first} batches and after {second} more";
        Assert.True(RunAndKill(mnist, folder.Path, first) is null, where);
        Assert.NotEmpty(Directory.GetFiles(folder.Path));
        Assert.True(RunAndKill(mnist, folder.Path, second) is null, where);

        string? resumed = RunAndKill(mnist, folder.Path, afterLines: null);
        Assert.True(MnistEpochTests.Hash == resumed, $"{where}: {resumed}, not {MnistEpochTests.Hash}");
    }

    // SIGKILL, at whatever the process is doing once it has written so many lines; null: it is left alone, and its last line returned.
    private static string? RunAndKill(string mnist, string folder, int? afterLines)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "KillTarget.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program, mnist, folder])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string? line = null;
        for (int lines = 0; lines != afterLines && process.StandardOutput.ReadLine() is { } next; lines++)
            line = next;
        if (afterLines is not null)
        {
            Assert.False(line?.Length == 64, "it came to its end before it could be killed");
            process.Kill();
            line = null;
        }
        process.WaitForExit();
        return line;
    }
}
