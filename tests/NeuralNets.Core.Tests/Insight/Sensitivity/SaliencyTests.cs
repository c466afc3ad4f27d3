using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class SaliencyTests
{
    [Theory, InlineData(0, false), InlineData(2, false), InlineData(1, true)]
    public void Derivatives_of_an_output_are_central_differences(int output, bool beforeActivation)
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        double[] x = Examples.Uniform<double>(4, 6);
        Saliency saliency = Sensitivity.Inputs(network, x, output, beforeActivation);
        // Before the output activation: the same layers with an Identity at the end.
        var scores = new Network<double>(4, [.. network.Layers.SkipLast(1), new Dense(3, Activation.Identity)]);
        network.Parameters.CopyTo(scores.Parameters);
        Network<double> read = beforeActivation ? scores : network;
        double[] a = new double[3];
        double Output(int i, double delta)
        {
            double[] moved = [.. x];
            moved[i] += delta;
            read.Predict(moved, a);
            return a[output];
        }

        Assert.Equal(Output(0, 0), saliency.Value, 1e-14);
        for (int i = 0; i < 4; i++)
        {
            double numeric = (Output(i, 1e-5) - Output(i, -1e-5)) / 2e-5;
            Assert.Equal(numeric, saliency.Gradient[i], 1e-9);
            Assert.Equal(Math.Abs(saliency.Gradient[i]), saliency.Magnitude[i]);
            Assert.Equal(x[i] * saliency.Gradient[i], saliency.GradientTimesInput[i]);
        }
        Assert.Equal(Enumerable.Range(0, 4).OrderByDescending(i => saliency.Magnitude[i]).Take(3), saliency.Top(3));
        Assert.Equal(Enumerable.Range(0, 4).OrderByDescending(i => saliency.Magnitude[i]), saliency.Top(9));
        Assert.Contains($"output {output} is", saliency.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_float_network_gives_what_its_double_gives_to_float_precision()
    {
        Network<float> network = SensitivityScene.Smooth<float>();
        float[] x = Examples.Uniform<float>(4, 6);
        Saliency got = Sensitivity.Inputs<float>(network, x, 1), want = Sensitivity.Inputs<double>(network.ConvertTo<double>(), [.. x.Select(v => (double)v)], 1);
        for (int i = 0; i < 4; i++)
            Assert.Equal(want.Gradient[i], got.Gradient[i], 1e-5);
    }

    [Fact]
    public void A_linear_network_owes_its_output_to_the_inputs_exactly()
    {
        var network = new Network<double>(5, [new Dense(2, Activation.Identity)], seed: 8);
        double[] x = Examples.Uniform<double>(5, 7);
        Saliency saliency = Sensitivity.Inputs<double>(network, x, 1);
        for (int i = 0; i < 5; i++)
            Assert.Equal(network.Weights(0)[1, i], saliency.Gradient[i]);
        Assert.Equal(saliency.Value, saliency.GradientTimesInput.Sum() + network.Biases(0)[1], 1e-14);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        Assert.Throws<ArgumentNullException>("network", () => Sensitivity.Inputs<double>(null!, new double[4], 0));
        Assert.Throws<ArgumentException>("input", () => Sensitivity.Inputs<double>(network, new double[8], 0));
        Assert.Throws<ArgumentOutOfRangeException>("output", () => Sensitivity.Inputs<double>(network, new double[4], 3));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Sensitivity.Inputs<double>(network, new double[4], 0).Top(0));
    }
}
