using MathNet.Numerics.LinearAlgebra;
using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

/// <summary>The whole Hessian, and eigenvalues by Lanczos against a full symmetric eigensolver of a library.</summary>
public class SpectrumTests
{
    private const int Rows = 12;

    private static readonly double[] X = Examples.Uniform<double>(Rows * 4, 1), Y = Examples.OneHot<double>(Rows, 3, 2);

    public static TheoryData<int> All => [0, 1, 2];

    private static (Network<double> Network, ICost Cost) Problem(int index) => index switch
    {
        0 => (new(4, [new Dense(6, Activation.Tanh), new Dense(3, Activation.Softmax)], seed: 1), Cost.CrossEntropy),
        1 => (new(4, [new Dense(5, Activation.GELU), new LayerNorm(), new Dense(4, Activation.Sine()), new Dense(3, Activation.Identity)], seed: 2), Cost.SquaredError),
        _ => (new(4, [new Dense(3, Activation.Sigmoid)], seed: 3), Cost.BinaryCrossEntropy),
    };

    [Theory, MemberData(nameof(All))]
    public void The_whole_matrix_is_symmetric(int index)
    {
        (Network<double> network, ICost cost) = Problem(index);
        double[] full = Hessian.Full<double>(network, X, Y, cost);
        int n = network.Parameters.Length;
        double largest = full.Max(Math.Abs);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.Equal(full[i * n + j], full[j * n + i], 1e-12 * largest);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Both_ends_of_the_spectrum_are_those_of_a_full_eigensolver(int index)
    {
        (Network<double> network, ICost cost) = Problem(index);
        double[] expected = EigenvaluesOf(network, cost);
        HessianSpectrum spectrum = Hessian.Eigenvalues<double>(network, X, Y, cost, largest: 3, smallest: 2, new LanczosSettings(tolerance: 1e-10));
        double largest = expected.Max(Math.Abs);
        Assert.True(spectrum.Converged);
        Assert.True(spectrum.Exactness.IsExact);
        for (int i = 0; i < 3; i++)
            Assert.Equal(expected[^(i + 1)], spectrum.Largest[i].Value, 1e-9 * largest);
        for (int i = 0; i < 2; i++)
            Assert.Equal(expected[i], spectrum.Smallest[i].Value, 1e-9 * largest);
        Assert.All(spectrum.Largest.Concat(spectrum.Smallest), pair => Assert.InRange(pair.Residual, 0, 1e-9 * largest));
    }

    [Fact]
    public void Eigenvectors_come_when_asked_for_and_are_eigenvectors()
    {
        (Network<double> network, ICost cost) = Problem(0);
        HessianSpectrum spectrum = Hessian.Eigenvalues<double>(network, X, Y, cost, settings: new LanczosSettings(withVectors: true));
        Eigenpair top = spectrum.Largest[0];
        double[] x = [.. top.Vector], product = new double[x.Length];
        Hessian.Multiply<double>(network, X, Y, cost, x, product);
        Assert.Equal(1, x.Sum(v => v * v), 1e-12);
        for (int i = 0; i < x.Length; i++)
            Assert.Equal(top.Value * x[i], product[i], 1e-7 * top.Value);
        Assert.Empty(Hessian.Eigenvalues<double>(network, X, Y, cost).Largest[0].Vector);
    }

    [Fact]
    public void Of_a_float_network_all_is_that_of_the_same_network_in_double()
    {
        (Network<double> network, ICost cost) = Problem(0);
        Network<float> single = network.ConvertTo<float>();
        float[] x = X.To<float>(), y = Y.To<float>();
        HessianSpectrum expected = Hessian.Eigenvalues<double>(single.ConvertTo<double>(), [.. x.Select(v => (double)v)], Y, cost), found = Hessian.Eigenvalues<float>(single, x, y, cost);
        Assert.Equal((expected.Largest[0].Value, expected.Smallest[0].Value), (found.Largest[0].Value, found.Smallest[0].Value));
        Assert.Equal(Hessian.Full<double>(single.ConvertTo<double>(), [.. x.Select(v => (double)v)], Y, cost), Hessian.Full<float>(single, x, y, cost));
    }

    [Fact]
    public void The_same_arguments_give_the_same_bits()
    {
        (Network<double> network, ICost cost) = Problem(1);
        HessianSpectrum first = Hessian.Eigenvalues<double>(network, X, Y, cost), second = Hessian.Eigenvalues<double>(network, X, Y, cost);
        Assert.Equal(first.Largest[0].Value, second.Largest[0].Value);
        Assert.Equal(first.Smallest[0].Value, second.Smallest[0].Value);
    }

    // At w = 0 of C = (w₂·w₁·x − y)² H is [0, −2xy; −2xy, 0]: eigenvalues ±2xy.
    [Fact]
    public void Planted_negative_curvature_is_found()
    {
        Layer dense = new Dense(1, Activation.Identity) { HasBias = false };
        var network = new Network<double>(1, [dense, dense]);
        network.Parameters.Clear();
        NegativeCurvature found = Assert.IsType<NegativeCurvature>(Convexity.FindNegativeCurvature<double>(network, [3], [0.5], Cost.SquaredError));
        Assert.Equal(-3, found.Curvature, 1e-12);
        Assert.Equal(Math.Sqrt(0.5), Math.Abs(found.Direction[0]), 1e-12);
        Assert.Equal(found.Direction[0], found.Direction[1], 1e-12);
    }

    [Fact]
    public void A_matrix_with_few_distinct_eigenvalues_is_finished_by_new_starts()
    {
        // C = Σ (w_jk·x_k − y_j)²: H is block diagonal with one block, 2/n·Σ x·xᵀ, for each of 3 outputs.
        var network = new Network<double>(2, [new Dense(3, Activation.Identity) { HasBias = false }]);
        HessianSpectrum spectrum = Hessian.Eigenvalues<double>(network, [1, 0, 0, 2], [0, 0, 0, 0, 0, 0], Cost.SquaredError, largest: 3, smallest: 3);
        Assert.All(spectrum.Largest, pair => Assert.Equal(4, pair.Value, 1e-12));
        Assert.All(spectrum.Smallest, pair => Assert.Equal(1, pair.Value, 1e-12));
    }

    private static double[] EigenvaluesOf(Network<double> network, ICost cost)
    {
        int n = network.Parameters.Length;
        Matrix<double> full = Matrix<double>.Build.Dense(n, n, Hessian.Full<double>(network, X, Y, cost));
        return [.. ((full + full.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
    }
}
