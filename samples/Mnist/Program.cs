using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuralNets;
using NeuralNets.Samples;

return CommandLine.Run(args, Run);

static int Run(Options options)
{
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, key) =>
    {
        key.Cancel = true;   // training ends between two batches, and writes a checkpoint if there are any
        stop.Cancel();
    };
    try
    {
        Mnist mnist = Mnist.Load(options.Data);
        var training = new Training(options, mnist);
        Network<float> network = training.Network;
        Console.WriteLine(network);

        TrainingHistory history = training.Run(stop.Token);
        Console.WriteLine($"Test accuracy: {history.Epochs[^1].Metrics[0]:0.0000} on {mnist.Test.Count:N0} digits the network has not seen, after {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):0.0} s of training.");
        Console.WriteLine($"weights sha256 {Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(network.Parameters)))}");
        Mistakes.Show(network, mnist.Test, atMost: 6);

        if (options.Save is { } file)
            network.Save(file);
        return 0;
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine();
        Console.WriteLine(options.Resume is null ? "Stopped." : "Stopped; the same command goes on from here.");
        return 130;   // as shells have it for Ctrl+C
    }
    catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException or TrainingDivergedException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}
