using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

[Collection(VectorWidths.Name)]
public sealed unsafe class TransposeTests
{
    // Whatever memory held there would be multiplied, and with subnormal numbers that takes a hundred times as long: the way back
    // through 100 × 100 weights took 25 times as long.
    [Fact]
    public void Zeros_stand_for_rows_that_do_not_exist()
    {
        // Fewer and fewer rows: each leaves values in memory where the next has none.
        foreach (int bits in VectorWidths.All)
        {
            for (int rows = 32; rows > 0; rows--)
            {
                var transposition = new Transposition { Rows = rows };
                VectorWidths.At(bits, () => { Lanes.Run<float, Transposition>(ref transposition); return true; });
            }
        }
    }

    private struct Transposition : IKernel<float>
    {
        private const int Depth = 5, Stride = 48;

        public int Rows;

        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, float>
        {
            int width = 2 * TLane.Count, rows = Math.Min(Rows, width), whole = (rows + TLane.Count - 1) / TLane.Count * TLane.Count;
            float[] source = [.. Enumerable.Range(1, width * Stride).Select(i => (float)i)], panel = new float[width * Depth];
            fixed (float* w = source, p = panel)
                Transpose<TLane, float>.Run(w, Stride, rows, p, width, Depth);
            for (int j = 0; j < Depth; j++)
            {
                Assert.Equal(Enumerable.Range(0, rows).Select(i => source[i * Stride + j]), panel.Skip(j * width).Take(rows));
                Assert.All(panel.Skip(j * width + rows).Take(whole - rows), value => Assert.Equal(0f, value));
            }
        }
    }
}
