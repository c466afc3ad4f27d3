using NeuralNets.Kernels;
using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Activations;

/// <summary>Softmax is this scalar loop, to the last bit.</summary>
[Collection(VectorWidths.Name)]
public sealed class SoftmaxReferenceTests
{
    [Theory]
    [InlineData(1), InlineData(0.5), InlineData(3)]
    public void Softmax_equals_the_reference_loop(double temperature)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            IActivation f = Activation.SoftmaxWith(temperature);
            for (int width = 1; width <= 70; width += width < 36 ? 1 : 17)
            {
                T[] z = Samples.Uniform(width, -30, 30, width).To<T>(), da = Samples.Uniform(width, -2, 2, -width).To<T>();
                T[] a = Reference(z, T.CreateTruncating(temperature)), dz = ReferenceBackward(a, da, T.CreateTruncating(temperature));
                foreach (int bits in VectorWidths.All)
                {
                    SameBits.Assert<T>(a, VectorWidths.At(bits, () => ActivationTable.Value(f, z, width)), $"{bits} bits");
                    SameBits.Assert<T>(dz, VectorWidths.At(bits, () => ActivationTable.Backward(f, z, da, width)), $"backward, {bits} bits");
                }
            }
        }
    }

    [Fact]
    public void Special_rows_are_as_specified()
    {
        double inf = double.PositiveInfinity, nan = double.NaN;
        Assert.Equal([0, 1, 0], ActivationTable.Value(Activation.Softmax, [-inf, 5, -inf], 3));
        Assert.Equal([nan, nan], ActivationTable.Value(Activation.Softmax, [-inf, -inf], 2));
        Assert.Equal([nan, nan], ActivationTable.Value(Activation.Softmax, [inf, 0], 2));
        Assert.Equal([1.0], ActivationTable.Value(Activation.Softmax, [3.0], 1));
        Assert.Equal([0.0], ActivationTable.Backward(Activation.Softmax, [3.0], [7.0], 1));
    }

    private static T[] Reference<T>(T[] z, T temperature) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T maximum = z.Aggregate(T.Max);
        T[] e = [.. z.Select(x => LaneMath.Exp<Lane1<T>, T>(new((x - maximum) / temperature)).Value)];
        T sum = RowReductionTests.Reference(e, e, (partial, x, _) => partial + x);
        return [.. e.Select(x => x / sum)];
    }

    private static T[] ReferenceBackward<T>(T[] a, T[] da, T temperature) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T dot = RowReductionTests.Reference(a, da, (partial, x, y) => T.FusedMultiplyAdd(x, y, partial));
        return [.. a.Zip(da, (s, v) => s * (v - dot) / temperature)];
    }
}
