using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Costs;

[Collection(VectorWidths.Name)]
public sealed class CostWidthTests
{
    public static TheoryData<string> All => CostTable.All;

    [Theory, MemberData(nameof(All))]
    public void Every_vector_width_gives_the_same_bits(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int size = 1; size <= 35; size++)
            {
                CostCase<T> drawn = CostTable.Case<T>(name, 3, size, size);
                T[] costs = VectorWidths.At(0, drawn.Evaluate), da = VectorWidths.At(0, drawn.Differentiate);
                foreach (int bits in VectorWidths.All)
                {
                    SameBits.Assert<T>(costs, VectorWidths.At(bits, drawn.Evaluate), $"{name}, {bits} bits");
                    SameBits.Assert<T>(da, VectorWidths.At(bits, drawn.Differentiate), $"{name} gradient, {bits} bits");
                }
            }
        }
    }

    [Fact]
    public void Squared_error_equals_the_reference_loop()
    {
        Check<double>();
        Check<float>();

        static void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int width = 1; width <= 70; width++)
            {
                T[] a = Samples.Uniform(width, -3, 3, width).To<T>(), y = Samples.Uniform(width, -3, 3, -width).To<T>();
                T sum = RowReductionTests.Reference(a, y, (p, x, t) => T.FusedMultiplyAdd(x - t, x - t, p)), inv = T.One / T.CreateTruncating(width);
                T two = T.CreateTruncating(2);
                foreach (int bits in VectorWidths.All)
                {
                    SameBits.Assert<T>([sum], VectorWidths.At(bits, () => CostTable.Evaluate(Cost.SquaredError, a, y, width)), "sum");
                    SameBits.Assert<T>([sum * inv], VectorWidths.At(bits, () => CostTable.Evaluate(Cost.MeanSquaredError, a, y, width)), "mean");
                    SameBits.Assert<T>([.. a.Zip(y, (x, t) => two * (x - t))], VectorWidths.At(bits, () => CostTable.Differentiate(Cost.SquaredError, a, y, width)), "gradient");
                    SameBits.Assert<T>([.. a.Zip(y, (x, t) => two * (x - t) * inv)], VectorWidths.At(bits, () => CostTable.Differentiate(Cost.MeanSquaredError, a, y, width)), "mean gradient");
                }
            }
        }
    }
}
