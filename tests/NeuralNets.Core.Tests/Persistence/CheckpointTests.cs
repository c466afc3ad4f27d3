using NeuralNets.Persistence;
using NeuralNets.Tests.Data;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Persistence;

/// <summary>What a run needs to go on to the same bits comes back; what does not belong together changes nothing.</summary>
public class CheckpointTests
{
    private const int Inputs = 5;

    private static readonly Layer[] s_layers = [new Dense(4, Activation.Tanh), new Dropout(0.2), new Dense(2, Activation.Identity)];

    private static readonly CheckpointContent<float> s_content = new("""{"epoch":3,"text":"\"é\""}""", new Dictionary<string, Memory<float>>
    {
        ["best"] = Examples.Uniform<float>(70_000, 1),
        ["none"] = Array.Empty<float>(),
    });

    /// <summary>Each remembers something of another kind.</summary>
    public static TheoryData<Optimizer> Optimizers => [new SGD(0.1), new SGD(Schedule.ReduceOnPlateau(0.1, patience: 0))];

    private static (Network<float> Network, OptimizerState<float> State) Run(ulong seed = 1, Optimizer? optimizer = null, int steps = 0)
    {
        var network = new Network<float>(Inputs, s_layers, seed);
        OptimizerState<float> state = (optimizer ?? new SGD(0.1)).CreateState(network);
        Train(network, state, steps);
        return (network, state);
    }

    private static void Train(Network<float> network, OptimizerState<float> state, int steps)
    {
        float[] x = Examples.Uniform<float>(8 * Inputs, 3), y = Examples.Uniform<float>(8 * 2, 4);
        var gradient = new Gradient<float>(network) { Step = (ulong)state.Steps };
        for (int i = 0; i < steps; i++)
        {
            network.Backpropagate(x, y, Cost.SquaredError, gradient);
            state.Step(gradient);
            state.Observe(metric: state.Steps);   // worse and worse
        }
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void ARunThatIsRestoredGoesOnToTheSameBits(Optimizer optimizer)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (Network<float> network, OptimizerState<float> state) = Run(optimizer: optimizer, steps: 3);
        CheckpointFile.Write(path, network, state, s_content);

        (Network<float> restored, OptimizerState<float> restoredState) = Run(optimizer: optimizer);
        CheckpointContent<float> content = CheckpointFile.Restore(path, restored, restoredState);

        Assert.Equal((3, s_content.Position), (restoredState.Steps, content.Position));
        Assert.Equal(s_content.Tensors.Keys.Order(), content.Tensors.Keys.Order());
        SameBits.Assert<float>(s_content.Tensors["best"].Span, content.Tensors["best"].Span, "best");
        Assert.Equal(state.Scalars, restoredState.Scalars);
        Train(network, state, 2);
        Train(restored, restoredState, 2);
        SameBits.Assert<float>(network.Parameters, restored.Parameters, "parameters");
    }

    [Fact]
    public void TheNetworkOfACheckpointLoadsAlone()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (Network<float> network, OptimizerState<float> state) = Run(steps: 3);
        CheckpointFile.Write(path, network, state, s_content);
        (Network<float> other, _) = Run(seed: 9);
        other.LoadWeights(path);
        SameBits.Assert<float>(network.Parameters, Network<float>.Load(path).Parameters, "Load");
        SameBits.Assert<float>(network.Parameters, other.Parameters, "LoadWeights");
    }

    [Fact]
    public void AnotherNetworkOrOptimizerIsRefusedByNameAndNothingChanges()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (Network<float> network, OptimizerState<float> state) = Run(steps: 3);
        CheckpointFile.Write(path, network, state, s_content);
        Refuse(Run(seed: 2), "network", "\"seed\":1", "\"seed\":2");
        Refuse(Run(optimizer: new SGD(0.2)), "state", "Lr = 0.1", "Lr = 0.2");

        void Refuse((Network<float> Network, OptimizerState<float> State) other, string argument, params string[] names)
        {
            float[] before = other.Network.Parameters.ToArray();
            string message = Assert.Throws<ArgumentException>(argument, () => CheckpointFile.Restore(path, other.Network, other.State)).Message;
            Assert.All(names, name => Assert.Contains(name, message, StringComparison.Ordinal));
            Assert.Equal(0, other.State.Steps);
            SameBits.Assert<float>(before, other.Network.Parameters, "parameters");
        }
    }

    [Fact]
    public void ANetworkIsNoCheckpoint()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        (Network<float> network, OptimizerState<float> state) = Run();
        network.Save(path);
        Assert.Contains("no checkpoint", Assert.Throws<InvalidDataException>(() => CheckpointFile.Restore(path, network, state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLastOnesAreKeptAndWhatAKillLeftIsCleared()
    {
        using var folder = new TemporaryFolder();
        (Network<float> network, OptimizerState<float> state) = Run();
        var checkpoints = new CheckpointFolder(Path.Combine(folder.Path, "new"), keep: 2);
        Assert.Empty(checkpoints.Files);
        Assert.Null(checkpoints.RestoreLatest(network, state));
        foreach (int number in new[] { 9, 10, 2_000_000 })
            checkpoints.Write(number, network, state, s_content);
        Assert.Equal(["checkpoint-2000000.safetensors", "checkpoint-000010.safetensors"], checkpoints.Files.Select(Path.GetFileName));

        string folderPath = Path.Combine(folder.Path, "new");
        File.WriteAllBytes(Path.Combine(folderPath, "checkpoint-000012.safetensors.abc.tmp"), []);
        File.WriteAllBytes(Path.Combine(folderPath, "notes.txt"), []);
        checkpoints.Write(11, network, state, s_content);
        Assert.Equal(["checkpoint-000010.safetensors", "checkpoint-000011.safetensors", "notes.txt"], Directory.EnumerateFiles(folderPath).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void AfterACorruptCheckpointTheOneBeforeIsTaken()
    {
        using var folder = new TemporaryFolder();
        (Network<float> network, OptimizerState<float> state) = Run();
        var checkpoints = new CheckpointFolder(folder.Path, keep: 3);
        for (int number = 1; number <= 3; number++)
        {
            Train(network, state, 1);
            checkpoints.Write(number, network, state, s_content with { Position = $"{number}" });
        }
        Cut(checkpoints.Files[0]);
        Assert.Equal("2", checkpoints.RestoreLatest(network, state)!.Position);
        Assert.Equal(2, state.Steps);
        Cut(checkpoints.Files[1]);
        Cut(checkpoints.Files[2]);
        Assert.Contains("checkpoint-000003", Assert.Throws<InvalidDataException>(() => checkpoints.RestoreLatest(network, state)).Message, StringComparison.Ordinal);
        Assert.Equal(2, state.Steps);
    }

    private static void Cut(string path) => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
}
