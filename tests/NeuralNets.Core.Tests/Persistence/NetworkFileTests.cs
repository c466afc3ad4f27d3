using NeuralNets.Persistence;
using NeuralNets.Tests.Activations;
using NeuralNets.Tests.Data;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Persistence;

/// <summary>What is saved comes back: layers, seed and bits.</summary>
public class NetworkFileTests
{
    private static readonly Layer[] s_everyKind =
    [
        new Dense(70, Activation.ReLU) { WeightInitializer = Initializer.Zeros, BiasInitializer = Initializer.Zeros }, new Dropout(0.25), new LayerNorm(1e-3),
        new Dense(5, Activation.Identity) { HasBias = false }, new PReLU(0.1), new RReLU(0.1, 0.2), new GumbelSoftmax(2), new ActivationLayer(Activation.Softmax),
    ];

    private static IActivation? Resolver(string name) => name == "Cube" ? new Elementwise<ActivationTable.Cube>(default) : null;

    // Every bit pattern that is a number and one that is not, so that nothing but the same bits can pass.
    private static Network<T> Filled<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Examples.Uniform<T>(network.Parameters.Length, seed: 5).CopyTo(network.Parameters);
        T[] special = [T.NegativeZero, T.Epsilon, T.NegativeInfinity, T.NaN];
        special.AsSpan(0, Math.Min(special.Length, network.Parameters.Length)).CopyTo(network.Parameters);
        return network;
    }

    private static void RoundTrip<T>(int inputSize, params Layer[] layers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Network<T> network = Filled(new Network<T>(inputSize, layers, seed: 42));
        Network<T> loaded = SafetensorsBytes.Loaded<T>(SafetensorsBytes.Saved(network), Resolver);
        Assert.Equal((network.InputSize, network.Seed), (loaded.InputSize, loaded.Seed));
        Assert.Equal(network.Layers, loaded.Layers);
        SameBits.Assert<T>(network.Parameters, loaded.Parameters, "parameters");
    }

    [Theory, InlineData(1), InlineData(3), InlineData(3000)]
    public void EveryKindOfLayerComesBack(int inputSize)
    {
        RoundTrip<float>(inputSize, s_everyKind);
        RoundTrip<double>(inputSize, s_everyKind);
    }

    [Fact]
    public void EveryKindOfLayerIsTriedHere() =>
        Assert.Equal(typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer))).Select(type => type.Name).Order(), s_everyKind.Select(layer => layer.GetType().Name).Distinct().Order());

    [Theory, MemberData(nameof(ActivationTable.All), MemberType = typeof(ActivationTable))]
    public void EveryActivationComesBack(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        RoundTrip<float>(2, new Dense(3, f), new ActivationLayer(f));
    }

    public static TheoryData<string> Initializers => [.. BuiltIns.Initializers.Select(row => row.Name)];

    [Theory, MemberData(nameof(Initializers))]
    public void EveryInitializerComesBack(string name)
    {
        BuiltIn<IInitializer> row = BuiltIns.Initializers.Single(row => row.Name == name);
        IInitializer initializer = row.Create([.. row.Settings.Select(setting => setting.Default)]);
        RoundTrip<float>(3, new Dense(3, Activation.Tanh) { WeightInitializer = initializer });
    }

    [Fact]
    public void AnInitializerOfTheUsersHasDoneItsWork()
    {
        var network = new Network<float>(2, [new Dense(2, Activation.Tanh) { WeightInitializer = new Sevens() }]);
        Network<float> loaded = SafetensorsBytes.Loaded<float>(SafetensorsBytes.Saved(network));
        Assert.Null(((Dense)loaded.Layers[0]).WeightInitializer);
        SameBits.Assert<float>(network.Parameters, loaded.Parameters, "parameters");
    }

    [Fact]
    public void AFileOfAnotherPrecisionIsConverted()
    {
        Network<double> network = Filled(new Network<double>(3, s_everyKind, seed: 1));
        Network<float> loaded = SafetensorsBytes.Loaded<float>(SafetensorsBytes.Saved(network));
        SameBits.Assert<float>(network.ConvertTo<float>().Parameters, loaded.Parameters, "as floats");
        SameBits.Assert<double>(loaded.ConvertTo<double>().Parameters, SafetensorsBytes.Loaded<double>(SafetensorsBytes.Saved(loaded)).Parameters, "as doubles");
    }

    [Fact]
    public void AFileOrAStreamThatCannotSeekWillDo()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "n.safetensors");
        Network<float> network = Filled(new Network<float>(3, s_everyKind));
        network.Save(path);
        byte[] file = SafetensorsBytes.Saved(network);
        Assert.Equal(file, File.ReadAllBytes(path));
        SameBits.Assert<float>(network.Parameters, Network<float>.Load(path).Parameters, "from the file");
        using var forward = new ForwardStream(file);
        SameBits.Assert<float>(network.Parameters, Network<float>.Load(forward).Parameters, "from a stream");
        using var behind = new MemoryStream([1, 2, 3, .. file]) { Position = 3 };
        SameBits.Assert<float>(network.Parameters, Network<float>.Load(behind).Parameters, "from the middle of a stream");
    }

    [Fact]
    public void AnActivationOfTheUsersIsNamedWithItsSettingsInEveryCulture()
    {
        var network = new Network<float>(1, [new Dense(1, new Elementwise<Power>(new Power(0.5)))]);
        using var culture = new CultureScope(decimalSeparator: ",");
        byte[] file = SafetensorsBytes.Saved(network);

        Network<float> loaded = SafetensorsBytes.Loaded<float>(file, name => name == "Power { Exponent = 0.5 }" ? new Elementwise<Power>(new Power(0.5)) : null);
        string missing = Assert.Throws<ArgumentException>("resolver", () => SafetensorsBytes.Loaded<float>(file)).Message;
        string unknown = Assert.Throws<ArgumentException>("resolver", () => SafetensorsBytes.Loaded<float>(file, Resolver)).Message;

        Assert.Equal(network.Layers, loaded.Layers);
        Assert.Contains("layers[0].activation is \"Power { Exponent = 0.5 }\"", missing, StringComparison.Ordinal);
        Assert.Contains("gives null", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public void AnActivationWithoutANameIsNotSaved()
    {
        using var stream = new MemoryStream();
        var network = new Network<float>(1, [new Dense(1, new Nameless())]);
        Assert.Contains(nameof(Nameless), Assert.Throws<ArgumentException>(() => network.Save(stream)).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void NullsAndUnsupportedTypesAreRefused()
    {
        var network = new Network<float>(1, [new Dense(1, Activation.Tanh)]);
        Assert.Throws<ArgumentNullException>("path", () => network.Save((string)null!));
        Assert.Throws<ArgumentException>("path", () => network.Save(""));
        Assert.Throws<ArgumentNullException>("stream", () => network.Save((Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => Network<float>.Load((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => Network<float>.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => network.LoadWeights((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => network.LoadWeights((Stream)null!));
        Assert.Throws<NotSupportedException>(() => Network<Half>.Load(new MemoryStream(SafetensorsBytes.Saved(network))));
    }

    private readonly record struct Power(double Exponent) : IElementwise
    {
        public T Activate<T>(T z) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z;

        public T Derivative<T>(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.One;
    }

    private sealed class Nameless : IActivation
    {
        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z.CopyTo(a);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => da.CopyTo(dz);

        public override string ToString() => "";
    }

    private sealed record Sevens : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> => values.Fill(T.CreateChecked(7));
    }

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void CopyTo(Stream destination, int bufferSize) => destination.Write(ToArray());
    }
}
