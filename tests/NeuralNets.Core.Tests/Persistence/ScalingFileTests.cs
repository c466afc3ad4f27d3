using NeuralNets.Persistence;
using NeuralNets.Tests.Data;

namespace NeuralNets.Tests.Persistence;

public sealed class ScalingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Network<float> _network = new(2, [new Dense(1, Activation.Tanh)], seed: 1);
    private readonly Standardization _inputs = Standardization.Fit<double>([1, 20, 3, 20, 7, 20.0], 2);
    private readonly MinMaxScaling _targets = MinMaxScaling.Fit<double>([1.1, 3, 9], 1, -1, 1);

    private string FilePath => Path.Combine(_folder.Path, "network.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scalings_come_back_with_the_network_to_the_same_bits()
    {
        _network.Save(FilePath, _inputs, _targets);
        Network<float> loaded = Network<float>.Load(FilePath, out Scaling? inputs, out Scaling? targets);
        SameBits.Assert<float>(_network.Parameters, loaded.Parameters, "parameters");
        SameBits.Assert(_inputs.Mean, Assert.IsType<Standardization>(inputs).Mean, "mean");
        SameBits.Assert(_inputs.StandardDeviation, ((Standardization)inputs).StandardDeviation, "deviation");
        MinMaxScaling minMax = Assert.IsType<MinMaxScaling>(targets);
        SameBits.Assert(_targets.Minimum, minMax.Minimum, "minimum");
        SameBits.Assert(_targets.Maximum, minMax.Maximum, "maximum");
        Assert.Equal((-1.0, 1.0), (minMax.Low, minMax.High));
        SameBits.Assert<float>(_network.Parameters, Network<float>.Load(FilePath).Parameters, "parameters without scalings");
    }

    [Fact]
    public void What_was_not_saved_is_null()
    {
        _network.Save(FilePath);
        Network<float>.Load(FilePath, out Scaling? inputs, out Scaling? targets);
        Assert.Equal((null, null), (inputs, targets));
        _network.Save(FilePath, null, _targets);
        Network<float>.Load(FilePath, out inputs, out targets);
        Assert.Null(inputs);
        Assert.IsType<MinMaxScaling>(targets);
    }

    [Fact]
    public void A_scaling_of_another_width_is_refused() =>
        Assert.Contains("inputScaling has 1 columns; InputSize is 2", Assert.Throws<ArgumentException>("inputScaling", () => _network.Save(FilePath, _targets, null)).Message, StringComparison.Ordinal);

    public static TheoryData<string, double[], double[], string> BadFigures() => new()
    {
        { "Standardization", [1, 2], [1, -1], "standardDeviation[1] is -1" },
        { "Standardization", [1, 2], [1], "mean holds 2 values, standardDeviation 1" },
        { "Standardization", [1, double.NaN], [1, 1], "mean must be finite" },
        { "Standardization", [1], [1], "has 1 columns, the network 2 inputs" },
        { "Whitening", [1, 2], [1, 1], "is Whitening, which is no scaling" },
        { "MinMaxScaling", [1, 2], [1, 1], "it has no tensor scaling.inputs.range" },
    };

    [Theory, MemberData(nameof(BadFigures))]
    public void Figures_that_make_no_scaling_are_named(string kind, double[] mean, double[] deviation, string message)
    {
        AtomicFile.Write(FilePath, stream => NetworkFile.Write(
            stream, _network, [new("neuralnets.scaling.inputs", kind)],
            [new FileTensor<double>("scaling.inputs.mean", [mean.Length], mean), new FileTensor<double>("scaling.inputs.std", [deviation.Length], deviation)]));
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Network<float>.Load(FilePath, out _, out _)).Message, StringComparison.Ordinal);
    }
}
