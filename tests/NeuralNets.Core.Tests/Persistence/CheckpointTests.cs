using NeuralNets.Persistence;
using NeuralNets.Tests.Data;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Persistence;

/// <summary>What a run needs to go on to the same bits comes back; what does not belong together changes nothing.</summary>
public class CheckpointTests
{
    private const int Inputs = 5;

    private static readonly Layer[] Layers = [new Dense(4, Activation.Tanh), new Dropout(0.2), new Dense(2, Activation.Identity)];

    private static readonly CheckpointContent<float> Content = new("""{"epoch":3,"text":"\"é\""}""", new Dictionary<string, Memory<float>>
    {
        ["best"] = Examples.Uniform<float>(70_000, 1),
        ["none"] = Array.Empty<float>(),
    });

    private static void Train(Network<float> network, OptimizerState<float> state, Gradient<float> gradient, int steps)
    {
        float[] x = Examples.Uniform<float>(8 * Inputs, 3), y = Examples.Uniform<float>(8 * 2, 4);
        for (int i = 0; i < steps; i++)
        {
            network.Backpropagate(x, y, Cost.SquaredError, gradient);
            state.Step(gradient);
        }
    }

    [Fact]
    public void ARunThatIsRestoredGoesOnToTheSameBits()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        var network = new Network<float>(Inputs, Layers, seed: 1);
        OptimizerState<float> state = new SGD(0.1).CreateState(network);
        var gradient = new Gradient<float>(network);
        Train(network, state, gradient, 3);
        CheckpointFile.Write(path, network, state, Content);

        var restored = new Network<float>(Inputs, Layers, seed: 1);
        OptimizerState<float> restoredState = new SGD(0.1).CreateState(restored);
        CheckpointContent<float> content = CheckpointFile.Restore(path, restored, restoredState);

        Assert.Equal((3, Content.Position), (restoredState.Steps, content.Position));
        Assert.Equal(Content.Tensors.Keys.Order(), content.Tensors.Keys.Order());
        SameBits.Assert<float>(Content.Tensors["best"].Span, content.Tensors["best"].Span, "best");
        Train(network, state, gradient, 2);
        Train(restored, restoredState, new Gradient<float>(restored) { Step = (ulong)restoredState.Steps }, 2);
        SameBits.Assert<float>(network.Parameters, restored.Parameters, "parameters");
    }
}
