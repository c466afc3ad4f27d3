using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

[Collection(VectorWidths.Name)]
public sealed class RowReductionTests
{
    /// <summary>The contract of sums along a row (DESIGN section 4).</summary>
    internal static T Reference<T>(T[] a, T[] y, Func<T, T, T, T> add) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var p = new T[16];
        for (int i = 0; i < a.Length; i++)
            p[i % 16] = add(p[i % 16], a[i], y[i]);
        for (int half = 8; half > 0; half /= 2)
            for (int i = 0; i < half; i++)
                p[i] += p[i + half];
        return p[0];
    }

    [Property]
    public void Sum_dot_and_maximum_equal_the_reference_loop(NonNegativeInt size, int seed)
    {
        Check<double>(size.Get, seed);
        Check<float>(size.Get, seed);
    }

    [Fact]
    public void Every_width_of_a_row_equals_the_reference_loop()
    {
        for (int n = 0; n <= 67; n++)
        {
            Check<double>(n, n);
            Check<float>(n, n);
        }
    }

    [Fact]
    public void The_maximum_is_the_IEEE_one()
    {
        foreach (int bits in VectorWidths.All)
        {
            Assert.Equal(double.NegativeInfinity, Reduce<double>(bits, [], []).Maximum);
            Assert.True(double.IsNaN(Reduce<double>(bits, [1, double.NaN, 2], [0, 0, 0]).Maximum));
            Assert.False(double.IsNegative(Reduce<double>(bits, [-0.0, 0.0, -0.0], [0, 0, 0]).Maximum));
        }
    }

    private static void Check<T>(int n, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Samples.Uniform(n, -10, 10, seed).To<T>(), y = Samples.Uniform(n, -1, 1, seed + 1).To<T>();
        T[] want = [Reference(a, y, (p, x, _) => p + x), Reference(a, y, (p, x, w) => T.FusedMultiplyAdd(x, w, p)), a.Aggregate(T.NegativeInfinity, T.Max)];
        foreach (int bits in VectorWidths.All)
        {
            (T sum, T dot, T maximum) = Reduce(bits, a, y);
            SameBits.Assert<T>(want, [sum, dot, maximum], $"{n} values, {bits} bits");
        }
    }

    private static unsafe (T Sum, T Dot, T Maximum) Reduce<T>(int bits, T[] a, T[] y) where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorWidths.At(bits, () =>
    {
        fixed (T* pa = a, py = y)
        {
            var kernel = new Kernel<T> { A = pa, Y = py, Count = a.Length };
            Lanes.Run<T, Kernel<T>>(ref kernel);
            return (kernel.Sum, kernel.Dot, kernel.Maximum);
        }
    });

    private unsafe struct Kernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Y;
        public int Count;
        public T Sum, Dot, Maximum;

        public void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            Sum = RowReduction.Sum<TLane, T>(A, Count);
            Dot = RowReduction.Dot<TLane, T>(A, Y, Count);
            Maximum = RowReduction.Maximum<TLane, T>(A, Count, T.One);
        }
    }
}
