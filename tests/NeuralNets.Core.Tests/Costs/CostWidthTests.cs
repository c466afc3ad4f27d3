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
            (ICost cost, CostDomain domain) = CostTable.Rows[name];
            for (int width = 1; width <= 35; width++)
            {
                (double[] drawnA, double[] drawnY) = CostTable.Draw(domain, 3, width, width);
                T[] a = drawnA.To<T>(), y = drawnY.To<T>();
                T[] costs = VectorWidths.At(0, () => CostTable.Evaluate(cost, a, y, width)), da = VectorWidths.At(0, () => CostTable.Differentiate(cost, a, y, width));
                foreach (int bits in VectorWidths.All)
                {
                    SameBits.Assert<T>(costs, VectorWidths.At(bits, () => CostTable.Evaluate(cost, a, y, width)), $"{name}, {bits} bits");
                    SameBits.Assert<T>(da, VectorWidths.At(bits, () => CostTable.Differentiate(cost, a, y, width)), $"{name} gradient, {bits} bits");
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
