namespace NeuralNets.Tests.Optimizers;

public sealed class WeightAverageTests
{
    private const double Decay = 0.9;

    [Theory, InlineData(false), InlineData(true)]
    public void The_average_follows_its_formula(bool biasCorrection)
    {
        double[] start = Samples.Uniform(37, -1, 1, 1), want = biasCorrection ? new double[37] : start;
        Network<double> network = Gradients.Vector(start);
        var average = new WeightAverage<double>(network, Decay, biasCorrection);
        for (int t = 1; t <= 5; t++)
        {
            double[] w = Samples.Uniform(37, -1, 1, 1 + t);
            w.CopyTo(network.Parameters);
            average.Update();
            want = [.. want.Zip(w, (a, x) => double.FusedMultiplyAdd(Decay, a, (1 - Decay) * x))];
        }
        if (biasCorrection)
            want = [.. want.Select(a => a / (1 - Decay * (Decay * Decay * (Decay * Decay))))];
        Network<double> copy = network.Clone();
        average.CopyTo(copy);
        Assert.Equal(5, average.Updates);
        SameBits.Assert<double>(want, copy.Parameters, "average");
    }

    [Fact]
    public void Of_parameters_that_do_not_move_the_average_is_themselves()
    {
        float[] w = Samples.Uniform(20, -1, 1, 1).To<float>();
        foreach (bool biasCorrection in new[] { false, true })
        {
            Network<float> network = Gradients.Vector(w), copy = Gradients.Vector(new float[20]);
            var average = new WeightAverage<float>(network, 0.99, biasCorrection);
            for (int t = 0; t < 10; t++)
                average.Update();
            average.CopyTo(copy);
            for (int i = 0; i < w.Length; i++)
                Assert.Equal(w[i], copy.Parameters[i], 1e-5f);   // ten roundings of numbers below 1, over 1 − 0.99¹⁰ ≈ 0.1
        }
    }

    [Fact]
    public void A_restored_average_goes_on_with_the_same_bits()
    {
        Network<float> network = Gradients.Vector(Samples.Uniform(20, -1, 1, 1).To<float>()), first = network.Clone(), second = network.Clone();
        var average = new WeightAverage<float>(network, 0.99, biasCorrection: true);
        average.Update();
        var restored = new WeightAverage<float>(network, 0.99, biasCorrection: true) { Updates = average.Updates };
        average.Tensors[0].Values.Span.CopyTo(restored.Tensors[0].Values.Span);
        average.Update();
        restored.Update();
        average.CopyTo(first);
        restored.CopyTo(second);
        SameBits.Assert<float>(first.Parameters, second.Parameters, "average");
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Network<float> network = Gradients.Vector(new float[3]);
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new WeightAverage<float>(network, 1));
        Assert.Throws<ArgumentNullException>("network", () => new WeightAverage<float>(null!));
        Assert.Throws<ArgumentException>("target", () => new WeightAverage<float>(network).CopyTo(Gradients.Vector(new float[4])));
        Assert.Throws<InvalidOperationException>(() => new WeightAverage<float>(network, biasCorrection: true).CopyTo(network));
    }
}
