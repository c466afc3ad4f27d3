using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

public class LinearSvmTests
{
    private const double L2 = 0.05;
    private const int Rows = 80, Inputs = 3;

    private static Network<T> NewNetwork<T>(bool hasBias = true) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Inputs, [new Dense(1, Activation.Identity) { HasBias = hasBias }], seed: 1);

    // Two clouds that overlap.
    private static (double[] X, double[] Y) Clouds()
    {
        double[] x = Examples.Uniform<double>(Rows * Inputs, 1), y = [.. Examples.Uniform<double>(Rows, 2).Select(u => u < 0 ? -1.0 : 1)];
        for (int i = 0; i < x.Length; i++)
            x[i] += 0.4 * y[i / Inputs];
        return (x, y);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Dual_ascent_closes_the_gap(bool hasBias)
    {
        (double[] x, double[] y) = Clouds();
        Network<double> network = NewNetwork<double>(hasBias);
        SvmCertificate certificate = LinearSvm.Solve<double>(network, x, y, L2, tolerance: 1e-10, maxEpochs: 20000);
        Assert.InRange(certificate.Gap, -1e-14, 1e-10);
        Assert.All(certificate.Alpha, alpha => Assert.InRange(alpha, 0, 1));

        // The primal cost is the network's own: hinge plus L2.
        double penalty = L2 / 2 * network.Parameters.ToArray().Sum(w => w * w);
        Assert.Equal(network.EvaluateCost(x, y, Cost.Hinge) + penalty, certificate.Primal, 1e-14);
    }

    [Fact]
    public void No_weights_are_below_the_dual_cost()
    {
        (double[] x, double[] y) = Clouds();
        Network<double> network = NewNetwork<double>();
        SvmCertificate best = LinearSvm.Solve<double>(network, x, y, L2, tolerance: 1e-9, maxEpochs: 20000);
        double[] optimum = network.Parameters.ToArray();
        for (int seed = 0; seed < 20; seed++)
        {
            double[] noise = Examples.Uniform<double>(optimum.Length, seed, -0.1, 0.1);
            for (int i = 0; i < noise.Length; i++)
                network.Parameters[i] = optimum[i] + noise[i];
            SvmCertificate other = LinearSvm.Certify<double>(network, x, y, L2, [.. best.Alpha]);
            Assert.True(other.Primal >= best.Dual);
            Assert.Equal(best.Dual, other.Dual);
        }
    }

    [Fact]
    public void Weights_trained_by_gradients_are_certified_too()
    {
        (double[] x, double[] y) = Clouds();
        Network<double> solved = NewNetwork<double>(), trained = NewNetwork<double>();
        SvmCertificate best = LinearSvm.Solve<double>(solved, x, y, L2, tolerance: 1e-10, maxEpochs: 20000);
        var gradient = new Gradient<double>(trained);
        for (int step = 1; step <= 4000; step++)
        {
            trained.Backpropagate(x, y, Cost.Hinge, gradient);
            for (int i = 0; i < gradient.Values.Length; i++)
                gradient.Values[i] += L2 * trained.Parameters[i];
            trained.GradientStep(gradient, 1 / (L2 * (step + 10)));   // subgradients: a rate that falls as 1/t
        }
        SvmCertificate certificate = LinearSvm.Certify<double>(trained, x, y, L2, [.. best.Alpha]);
        Assert.InRange(certificate.Gap, 0, 1e-3);
    }

    [Fact]
    public void A_network_of_float_is_worth_what_its_rounded_weights_are()
    {
        (double[] x, double[] y) = Clouds();
        SvmCertificate certificate = LinearSvm.Solve<float>(NewNetwork<float>(), x.To<float>(), y.To<float>(), L2, tolerance: 1e-6, maxEpochs: 20000);
        Assert.InRange(certificate.Gap, 0, 2e-6);
    }

    [Fact]
    public void What_is_no_linear_machine_is_refused()
    {
        (double[] x, double[] y) = Clouds();
        Assert.Equal("network", Assert.Throws<ArgumentException>(() => LinearSvm.Solve<double>(new(Inputs, [new Dense(1, Activation.Tanh)]), x, y, L2)).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => LinearSvm.Solve<double>(NewNetwork<double>(), x, new double[Rows], L2)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearSvm.Solve<double>(NewNetwork<double>(), x, y, l2: 0));
        Assert.Equal("alpha", Assert.Throws<ArgumentException>(() => LinearSvm.Certify<double>(NewNetwork<double>(), x, y, L2, [.. Enumerable.Repeat(1.5, Rows)])).ParamName);
        Assert.Equal("alpha", Assert.Throws<ArgumentException>(() => LinearSvm.Certify<double>(NewNetwork<double>(), x, y, L2, [1])).ParamName);
    }
}
