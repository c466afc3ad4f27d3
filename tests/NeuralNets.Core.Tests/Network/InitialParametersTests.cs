namespace NeuralNets.Tests.Network;

/// <summary>Weights that suit the activation, unless the layer says otherwise.</summary>
public class InitialParametersTests
{
    public static TheoryData<IActivation, double> Deviations() => new()
    {
        { Activation.ReLU, Math.Sqrt(2.0 / 300) },
        { Activation.LeakyReLU(), Math.Sqrt(2.0 / 300) },
        { Activation.SiLU, Math.Sqrt(2.0 / 300) },
        { Activation.GELU, Math.Sqrt(2.0 / 300) },
        { Activation.SELU, Math.Sqrt(1.0 / 300) },
        { Activation.Tanh, Math.Sqrt(2.0 / 500) },
        { Activation.Identity, Math.Sqrt(2.0 / 500) },
    };

    [Theory, MemberData(nameof(Deviations))]
    public void WeightsHaveTheDeviationThatSuitsTheActivation(IActivation activation, double deviation)
    {
        var network = new Network<double>(300, [new Dense(200, activation)], seed: 1);
        double[] weights = network.Parameters[..(300 * 200)].ToArray();

        // Five standard errors of the variance of a normal distribution, whose kurtosis of 3 is above the uniform one's.
        double variance = weights.Average(w => w * w);
        Assert.InRange(variance, deviation * deviation * (1 - 5 * Math.Sqrt(2.0 / weights.Length)), deviation * deviation * (1 + 5 * Math.Sqrt(2.0 / weights.Length)));
        Assert.All(network.Biases(0).ToArray(), bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void TheLayersOwnInitializersWin()
    {
        var network = new Network<float>(2, [new Dense(3, Activation.ReLU) { WeightInitializer = Initializer.Constant(0.5), BiasInitializer = Initializer.Ones }]);

        Assert.All(network.Parameters[..6].ToArray(), weight => Assert.Equal(0.5f, weight));
        Assert.All(network.Biases(0).ToArray(), bias => Assert.Equal(1f, bias));
    }
}
