using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Activations;

[Collection(VectorWidths.Name)]
public sealed class ActivationWidthTests
{
    public static TheoryData<string> All => ActivationTable.All;

    [Theory, MemberData(nameof(All))]
    public void Every_vector_width_gives_the_same_bits(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (IActivation f, _, double low, double high) = ActivationTable.Rows[name];
            for (int width = 1; width <= 35; width++)
            {
                T[] z = Samples.Uniform(3 * width, 3 * low, 3 * high, width).To<T>(), da = Samples.Uniform(3 * width, -2, 2, -width).To<T>();
                T[] a = VectorWidths.At(0, () => ActivationTable.Value(f, z, width)), dz = VectorWidths.At(0, () => ActivationTable.Backward(f, z, da, width));
                foreach (int bits in VectorWidths.All)
                {
                    SameBits.Assert<T>(a, VectorWidths.At(bits, () => ActivationTable.Value(f, z, width)), $"{name}, {bits} bits");
                    SameBits.Assert<T>(dz, VectorWidths.At(bits, () => ActivationTable.Backward(f, z, da, width)), $"{name} backward, {bits} bits");
                }
            }
        }
    }
}
