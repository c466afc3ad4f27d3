using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Persistence;

/// <summary>Weights of other programs: by the order of modules, by field and shape.</summary>
public class ForeignWeightsTests
{
    // nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.LayerNorm(3), nn.Linear(3, 1)), tensors sorted by name as safetensors.torch does.
    private const string Header = """
        {"__metadata__":{"format":"pt"},"0.bias":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[12,36]},
        "2.bias":{"dtype":"F32","shape":[3],"data_offsets":[36,48]},"2.weight":{"dtype":"F32","shape":[3],"data_offsets":[48,60]},
        "3.bias":{"dtype":"F32","shape":[1],"data_offsets":[60,64]},"3.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[64,76]}}
        """;

    private static readonly byte[] s_data = SafetensorsBytes.Floats([.. Enumerable.Range(1, 19).Select(i => (float)i)]);

    private static readonly Layer[] s_layers = [new Dense(3, Activation.ReLU), new LayerNorm(), new Dense(1, Activation.Identity)];

    private static readonly double[] s_parameters = [4, 6, 8, 5, 7, 9, 1, 2, 3, 13, 14, 15, 10, 11, 12, 17, 18, 19, 16];

    private static Network<T> Filled<T>(string header) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(2, s_layers);
        network.LoadWeights(new MemoryStream(SafetensorsBytes.File(header, s_data)));
        return network;
    }

    [Fact]
    public void PyTorchsTensorsGoToTheLayersInOrder()
    {
        SameBits.Assert<float>(s_parameters.To<float>(), Filled<float>(Header).Parameters, "floats");
        SameBits.Assert<double>(s_parameters, Filled<double>(Header).Parameters, "doubles");
    }

    [Fact]
    public void NamesSortWithNumbersAsNumbers()
    {
        string header = Header.Replace("\"3.", "\"model.layers.10.", StringComparison.Ordinal).Replace("\"2.", "\"model.layers.9.", StringComparison.Ordinal).Replace("\"0.", "\"model.input.", StringComparison.Ordinal);
        SameBits.Assert<double>(s_parameters, Filled<double>(header).Parameters, "parameters");
    }

    [Fact]
    public void ALayerAloneNeedsNoNumber()
    {
        var network = new Network<float>(1, [new Dense(1, Activation.Tanh)]);
        network.LoadWeights(new MemoryStream(SafetensorsBytes.File("""{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}""", SafetensorsBytes.Floats(3, 4))));
        Assert.Equal([4, 3], network.Parameters.ToArray());
    }

    [Theory]
    [InlineData("\"3.bias\":{\"dtype\":\"F32\",\"shape\":[1]", "\"3.bias\":{\"dtype\":\"F32\",\"shape\":[1,1]", "tensor 3.bias F32 [1, 1] does not fit 3.bias F32 [1]")]
    [InlineData("[3,2]", "[2,3]", "tensor 0.weight F32 [2, 3] does not fit 0.weight F32 [3, 2]")]
    [InlineData("\"2.", "\"3.x.", "tensor 3.bias F32 [1] does not fit 2.bias F32 [3]")]
    [InlineData("\"3.bias\"", "\"4.bias\"", "it has 4 modules")]
    [InlineData("\"3.bias\"", "\"3.scale\"", "tensor 3.scale F32 [1] has no counterpart among 3.weight F32 [1, 3], 3.bias F32 [1]")]
    [InlineData("\"0.bias\":{\"dtype\":\"F32\"", "\"0.bias\":{\"dtype\":\"I32\"", "tensor 0.bias is of I32")]
    public void WhatDoesNotFitIsNamedAndChangesNothing(string text, string other, string problem)
    {
        var network = new Network<float>(2, s_layers, seed: 3);
        float[] before = network.Parameters.ToArray();
        byte[] file = SafetensorsBytes.File(Header.Replace(text, other, StringComparison.Ordinal), s_data);
        string message = Assert.Throws<InvalidDataException>(() => network.LoadWeights(new MemoryStream(file))).Message;
        Assert.Contains(problem, message, StringComparison.Ordinal);
        SameBits.Assert<float>(before, network.Parameters, "parameters");
    }

    [Fact]
    public void ABiasThatIsMissingIsNamed()
    {
        var network = new Network<float>(1, [new Dense(1, Activation.Tanh)]);
        byte[] file = SafetensorsBytes.File("""{"0.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""", new byte[4]);
        string message = Assert.Throws<InvalidDataException>(() => network.LoadWeights(new MemoryStream(file))).Message;
        Assert.Contains("module 0 (0.weight F32 [1, 1]) has no tensor for 0.bias F32 [1]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfOursGivesItsWeightsToAnotherArchitectureOfTheSameShapes()
    {
        var saved = new Network<float>(2, s_layers, seed: 4);
        var network = new Network<float>(2, [new Dense(3, Activation.Identity), new Dropout(0.5), new LayerNorm(0.1), new Dense(1, Activation.Tanh)]);
        network.LoadWeights(new MemoryStream(SafetensorsBytes.Saved(saved)));
        SameBits.Assert<float>(saved.Parameters, network.Parameters, "parameters");
    }

    [Fact]
    public void AForeignFileHasNoArchitectureToLoad() =>
        Assert.Contains("LoadWeights", Assert.Throws<InvalidDataException>(() => SafetensorsBytes.Loaded<float>(SafetensorsBytes.File(Header, s_data))).Message, StringComparison.Ordinal);
}
