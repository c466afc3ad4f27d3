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
            (IActivation f, _, double low, double high, _, _) = ActivationTable.Rows[name];
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

    [Theory, MemberData(nameof(ActivationTable.Elementwise), MemberType = typeof(ActivationTable))]
    public void Special_and_huge_values_give_the_same_bits_too(string name)
    {
        Check<double>([.. Sweep.Doubles(1, 1).Where((_, i) => i % 7 == 0)]);
        Check<float>([.. Sweep.Floats(1).Where((_, i) => i % 7 == 0)]);

        void Check<T>(T[] z) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            IActivation f = ActivationTable.Rows[name].Function;
            T[] da = [.. z.Select(_ => T.One)];
            T[] a = VectorWidths.At(0, () => ActivationTable.Value(f, z, 1)), dz = VectorWidths.At(0, () => ActivationTable.Backward(f, z, da, 1));
            foreach (int bits in VectorWidths.All)
            {
                SameBits.Assert<T>(a, VectorWidths.At(bits, () => ActivationTable.Value(f, z, 1)), $"{name}, {bits} bits");
                SameBits.Assert<T>(dz, VectorWidths.At(bits, () => ActivationTable.Backward(f, z, da, 1)), $"{name} backward, {bits} bits");
            }
        }
    }
}
