using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Network;

/// <summary>LayerNorm against the scalar loops of the numeric contract, bit for bit.</summary>
[Collection(VectorWidths.Name)]
public class LayerNormTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<int, int> Shapes()
    {
        var data = new TheoryData<int, int>();
        foreach (int width in new[] { 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 100 })
        {
            foreach (int rows in new[] { 1, 2, 13 })
                data.Add(width, rows);
        }
        return data;
    }

    [Theory, MemberData(nameof(Shapes))]
    public void FloatsEqualTheReference(int width, int rows) => Check<float>(width, rows);

    [Theory, MemberData(nameof(Shapes))]
    public void DoublesEqualTheReference(int width, int rows) => Check<double>(width, rows);

    private static void Check<T>(int n, int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(n, [new LayerNorm(Epsilon)]);
        Examples.Uniform<T>(2 * n, 1).CopyTo(network.Parameters);
        T[] x = Examples.Uniform<T>(rows * n, 2, -3, 5), targets = Examples.Uniform<T>(rows * n, 3);
        T[] y = new T[rows * n], dx = new T[rows * n], sums = new T[2 * n];
        for (int r = 0; r < rows; r++)
            Row(x.AsSpan(r * n, n), network.Parameters[..n], network.Parameters[n..], targets.AsSpan(r * n, n), y.AsSpan(r * n, n), dx.AsSpan(r * n, n), sums);
        T inverse = T.One / T.CreateTruncating(rows);
        T[] expected = [.. sums.Select(sum => sum * inverse)];

        foreach (int bits in VectorWidths.All)
        {
            T[] outputs = new T[rows * n], inputGradient = new T[rows * n];
            T[] gradient = VectorWidths.At(bits, () =>
            {
                network.Predict(x, outputs);
                var found = new Gradient<T>(network);
                network.Backpropagate(x, targets, Cost.SquaredError, found, inputGradient);
                return found.Values.ToArray();
            });
            SameBits.Assert<T>(y, outputs, $"outputs, {bits} bits");
            SameBits.Assert<T>(dx, inputGradient, $"gradient of the inputs, {bits} bits");
            SameBits.Assert<T>(expected, gradient, $"gradient, {bits} bits");
        }
    }

    // y = scale·x̂ + shift, x̂ = d·r; back: g = dy·scale, dx = (g − mean(g) − x̂·mean(g·x̂))·r with C = Σ (y − t)².
    private static void Row<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, ReadOnlySpan<T> t, Span<T> y, Span<T> dx, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = x.Length;
        T[] ones = [.. Enumerable.Repeat(T.One, n)], d = new T[n], standard = new T[n], g = new T[n];
        T inverse = T.One / T.CreateTruncating(n), mean = Sum<T>(x, ones) * inverse;
        for (int i = 0; i < n; i++)
            d[i] = x[i] - mean;
        T r = T.One / T.Sqrt(Sum<T>(d, d) * inverse + T.CreateTruncating(Epsilon));
        for (int i = 0; i < n; i++)
        {
            standard[i] = d[i] * r;
            y[i] = T.FusedMultiplyAdd(scale[i], standard[i], shift[i]);
            T dy = T.CreateTruncating(2) * (y[i] - t[i]);
            g[i] = dy * scale[i];
            sums[i] = T.FusedMultiplyAdd(dy, standard[i], sums[i]);
            sums[n + i] += dy;
        }
        T meanOfG = Sum<T>(g, ones) * inverse, slope = Sum<T>(g, standard) * inverse;
        for (int i = 0; i < n; i++)
            dx[i] = T.FusedMultiplyAdd(-standard[i], slope, g[i] - meanOfG) * r;
    }

    // 16 interleaved partial sums, folded 8, 4, 2, 1; a product with 1 is exact, so this is the plain sum too.
    private static T Sum<T>(ReadOnlySpan<T> u, ReadOnlySpan<T> v) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var p = new T[16];
        for (int i = 0; i < u.Length; i++)
            p[i % 16] = T.FusedMultiplyAdd(u[i], v[i], p[i % 16]);
        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                p[i] += p[i + half];
        }
        return p[0];
    }
}
