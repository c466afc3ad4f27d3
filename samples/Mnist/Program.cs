using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuralNets;
using NeuralNets.Samples;
using NeuralNets.Samples.Report;

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
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(network.Parameters)));
        Console.WriteLine($"weights sha256 {sha256}");
        Mistake[] mistakes = Mistakes.Find(network, mnist.Test, options.Cost);
        TextPictures.Show(mistakes.Take(6));

        if (options.Save is { } file)
            network.Save(file);
        if (options.Report is { } path)
            File.WriteAllText(path, new Page { Options = options.Text, Network = network, Sha256 = sha256, History = history, Test = mnist.Test, Mistakes = mistakes }.ToHtml());
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
