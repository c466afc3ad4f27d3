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

    // Layers that draw are as in prediction, with what they were given: GumbelSoftmax its temperature, RReLU the middle of its slopes.
    [Fact]
    public void Layers_that_draw_are_differentiated_as_in_prediction()
    {
        var network = new Network<double>(4, [new Dense(6, Activation.Tanh), new RReLU(0.2, 0.9), new Dropout(0.5), new Dense(5, Activation.Identity), new GumbelSoftmax(0.3), new Dense(3, Activation.Identity)], seed: 3);
        double[] x = Examples.Uniform<double>(4, 6), a = new double[3];
        Saliency saliency = Sensitivity.Inputs(network, x, output: 1);
        for (int i = 0; i < 4; i++)
            Assert.Equal((Output(i, 1e-5) - Output(i, -1e-5)) / 2e-5, saliency.Gradient[i], 1e-8);
        Assert.Equal(Output(0, 0), saliency.Value);

        double Output(int i, double delta)
        {
            double[] moved = [.. x];
            moved[i] += delta;
            network.Predict(moved, a);
            return a[1];
        }
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
