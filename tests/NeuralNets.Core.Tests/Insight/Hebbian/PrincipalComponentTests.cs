using NeuralNets.Insight;

namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>Oja's and Sanger's rules against an eigendecomposition.</summary>
public class PrincipalComponentTests
{
    private const double MaxAngle = 0.01;
    private const int Width = 8;

    // Standard deviations whose squares fall by a factor of 1.44, mixed by a fixed rotation.
    private static double[] Synthetic(int rows)
    {
        var random = new RandomStream(5, 0);
        var x = new double[rows * Width];
        for (int i = 0; i < x.Length; i++)
            x[i] = random.NextGaussian() / Math.Pow(1.2, i % Width);
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < Width; i++)
            {
                int a = r * Width + i, b = r * Width + (i + 3) % Width;
                (x[a], x[b]) = (0.8 * x[a] - 0.6 * x[b], 0.6 * x[a] + 0.8 * x[b]);
            }
        }
        return x;
    }

    private static Network<T> Learn<T>(double[] x, int width, int neurons, HebbianRule rule, int batch, int epochs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(width, [new Dense(neurons, Activation.Identity) { HasBias = false }], seed: 4);
        T[] inputs = x.To<T>();
        new HebbianTrainer<T>(network, 0, rule) { BatchSize = batch }.Train(Dataset.Create(inputs, inputs, width), epochs);
        return network;
    }

    [Fact]
    public void OjasNeuronTurnsToTheFirstComponentAtLengthOne()
    {
        Check<float>();
        Check<double>();

        static void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double[] x = Synthetic(500);
            var neurons = PrincipalComponents.Neurons(Learn<T>(x, Width, neurons: 3, new Oja(0.3), batch: 500, epochs: 80));
            var components = new PrincipalComponents(x, Width);
            for (int j = 0; j < 3; j++)
            {
                Assert.InRange(components.SubspaceAngle(neurons.SubMatrix(0, Width, j, 1), 0, 1), 0, MaxAngle);
                Assert.Equal(1, neurons.Column(j).L2Norm(), 1e-4);
            }
        }
    }

    [Fact]
    public void RowByRowWithAFallingRateItGetsThereToo()
    {
        double[] x = Synthetic(500);
        var neurons = PrincipalComponents.Neurons(Learn<double>(x, Width, neurons: 1, new Oja(Schedule.InverseTime(0.05, 0.01)), batch: 1, epochs: 30));
        Assert.InRange(new PrincipalComponents(x, Width).SubspaceAngle(neurons, 0, 1), 0, MaxAngle);
    }

    [Fact]
    public void SangersNeuronsAreTheComponentsInTheirOrder()
    {
        Check<float>();
        Check<double>();

        static void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double[] x = Synthetic(500);
            var neurons = PrincipalComponents.Neurons(Learn<T>(x, Width, neurons: 4, new Sanger(0.3), batch: 500, epochs: 150));
            var angles = new PrincipalComponents(x, Width).Angles(neurons);
            Assert.Equal(4, angles.Count);
            Assert.All(angles, found => Assert.InRange(found.Angle, 0, MaxAngle));
            Assert.True((neurons.TransposeThisAndMultiply(neurons) - MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(4)).L2Norm() < 1e-3);
        }
    }

    [Fact]
    public void OjasSubspaceIsThatOfTheFirstComponents()
    {
        double[] x = Synthetic(500);
        var components = new PrincipalComponents(x, Width);
        var neurons = PrincipalComponents.Neurons(Learn<double>(x, Width, neurons: 4, new OjaSubspace(0.3), batch: 500, epochs: 150));
        Assert.InRange(components.SubspaceAngle(neurons, 0, 4), 0, MaxAngle);
        Assert.True(components.SubspaceAngle(neurons.SubMatrix(0, Width, 0, 1), 0, 1) > 0.1, "the neurons are the components themselves");
    }

    // The first variances of patches are nearly equal: the neuron comes into the space of their components.
    [Fact]
    public void OjasNeuronTurnsToTheFirstComponentsOfPatchesOfDigits()
    {
        double[] patches = MnistScene.Patches(images: 150);
        var components = new PrincipalComponents(patches, MnistScene.PatchWidth);
        int first = components.FirstGroup;
        Assert.InRange(first, 1, 4);
        var neurons = PrincipalComponents.Neurons(Learn<float>(patches, MnistScene.PatchWidth, neurons: 1, new Oja(0.5 / components.Values[0]), batch: patches.Length, epochs: 100));
        Assert.InRange(components.SubspaceAngle(neurons, 0, first), 0, MaxAngle);
        Assert.Equal(1, neurons.Column(0).L2Norm(), 1e-3);
    }

    [Fact]
    public void OnPatchesOfDigitsTooOneByOneOrAsSpaces()
    {
        double[] patches = MnistScene.Patches(images: 150);
        var components = new PrincipalComponents(patches, MnistScene.PatchWidth);
        var neurons = PrincipalComponents.Neurons(Learn<float>(patches, MnistScene.PatchWidth, neurons: 8, new Sanger(0.5 / components.Values[0]), batch: patches.Length, epochs: 200));
        var angles = components.Angles(neurons);
        Assert.NotEmpty(angles);
        Assert.All(angles, found => Assert.True(found.Angle <= MaxAngle, string.Join(", ", angles)));
    }
}
