using NeuralNets;
using NeuralNets.Samples;

return CommandLine.Run(args, Run);

static int Run(Options options)
{
    try
    {
        Mnist mnist = Mnist.Load(options.Data);
        Training training = new(options, mnist);
        Console.WriteLine(training.Network);
        training.Run();
        Mistakes.Show(training.Network, mnist.Test, atMost: 6);
        return 0;
    }
    catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}
