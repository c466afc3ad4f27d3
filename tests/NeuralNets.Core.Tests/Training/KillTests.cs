using System.Diagnostics;
using NeuralNets.Tests.Data;

namespace NeuralNets.Tests.Training;

public class KillTests
{
    private const int Ahead = 4;   // batches that a process may train while it is killed: more than lie between two checkpoints

    [Fact]
    public void AProcessKilledAtRandomMomentsEndsWithTheBitsOfOneThatWasNot()
    {
        using var folder = new TemporaryFolder();
        // A first checkpoint is there from the fourth batch on.
        int half = KillTarget.Rows / KillTarget.BatchSize / 2, first = Random.Shared.Next(4, half - Ahead), second = Random.Shared.Next(1, half - Ahead);
        RunAndKill(folder.Path, first);
        Assert.NotEmpty(Directory.GetFiles(folder.Path));
        RunAndKill(folder.Path, second);

        string hash = RunToTheEnd(folder.Path);
        Assert.True(MnistEpochTests.Hash == hash, $"killed after {first} batches and after {second} more: {hash}, not {MnistEpochTests.Hash}");
    }

    // SIGKILL, at whatever the process is doing within a few batches after this one.
    private static void RunAndKill(string folder, int afterBatches)
    {
        using Process process = Start(folder);
        for (int i = 0; i < afterBatches + Ahead; i++)
            process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        for (int i = 0; i < afterBatches; i++)
            Assert.NotNull(process.StandardOutput.ReadLine());
        process.Kill();
        process.WaitForExit();
    }

    private static string RunToTheEnd(string folder)
    {
        using Process process = Start(folder);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.TrimEnd().Split('\n')[^1];
    }

    private static Process Start(string folder)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"), Repository.File("samples/data/mnist"), folder];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }
}
