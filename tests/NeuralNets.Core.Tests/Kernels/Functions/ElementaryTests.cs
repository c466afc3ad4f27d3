namespace NeuralNets.Tests;

public class ElementaryTests
{
    public static TheoryData<string> Names => [.. ElementaryFunction.All.Select(f => f.ToString())];

    private static ElementaryFunction Find(string name) => ElementaryFunction.All.Single(f => f.ToString() == name);

    [Theory, MemberData(nameof(Names))]
    public void Float_error_stays_within_the_documented_bound(string name)
    {
        ElementaryFunction f = Find(name);
        float[] x = [.. Sweep.Floats(128)];
        float[] result = new float[x.Length];
        f.Span<float>(x, result);
        (double Ulps, float At) worst = x.Select((v, i) => (Ulp.Distance(result[i], f.Wide(v)), v)).Max();
        Assert.True(worst.Ulps <= f.FloatUlps, $"{name}: {worst.Ulps} ulp at {worst.At:R}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Double_error_stays_within_the_documented_bound(string name)
    {
        ElementaryFunction f = Find(name);
        double[] x = [.. Sweep.Doubles(8, 400).Where(double.IsFinite)];
        double[] result = new double[x.Length];
        f.Span<double>(x, result);
        (double Ulps, double At) worst = x.Select((v, i) => (Ulp.Distance(result[i], double.IsFinite(f.Wide(v)) || v > 1 ? f.Wider(v) : f.Wide(v)), v)).Max();
        Assert.True(worst.Ulps <= f.DoubleUlps, $"{name}: {worst.Ulps} ulp at {worst.At:R}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Special_values_give_the_limits(string name)
    {
        ElementaryFunction f = Find(name);
        foreach (double x in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0])
        {
            Assert.Equal(f.Wide(x), f.Scalar(x));
            Assert.Equal((float)f.Wide((float)x), f.Scalar((float)x));
        }
    }

    [Theory]
    [InlineData("Expm1"), InlineData("Log1p"), InlineData("Tanh"), InlineData("Sin"), InlineData("Atan")]
    public void Functions_that_are_x_near_zero_keep_its_sign_and_subnormal_values(string name)
    {
        ElementaryFunction f = Find(name);
        foreach (double x in (double[])[0.0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, -1e-310, 2.2250738585072014e-308])
            Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(f.Scalar(x)));
        foreach (float x in (float[])[0f, -0f, float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.17549435e-38f])
            Assert.Equal(BitConverter.SingleToInt32Bits(x), BitConverter.SingleToInt32Bits(f.Scalar(x)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_width_gives_the_bits_of_the_scalar_function(string name)
    {
        ElementaryFunction f = Find(name);
        AssertWidthsAgree<float>(f, [.. Sweep.Floats(4)]);
        AssertWidthsAgree<double>(f, [.. Sweep.Doubles(1, 4)]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_tail_gives_the_bits_of_the_scalar_function_and_nothing_beyond(string name)
    {
        ElementaryFunction f = Find(name);
        float[] floats = [.. Sweep.Floats(1).TakeLast(40)];
        double[] doubles = [.. Sweep.Doubles(1, 1).TakeLast(40)];
        for (int count = 0; count <= 33; count++)
        {
            AssertWidthsAgree<float>(f, floats.AsSpan(0, count));
            AssertWidthsAgree<double>(f, doubles.AsSpan(0, count));
        }
    }

    private static void AssertWidthsAgree<T>(ElementaryFunction f, ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] expected = new T[x.Length + 1];
        for (int i = 0; i < x.Length; i++)
            expected[i] = f.Scalar(x[i]);
        expected[x.Length] = T.One;
        foreach (int bits in (int[])[0, 128, 256, 512])
        {
            T[] actual = new T[x.Length + 1];
            actual[x.Length] = T.One;
            f.Width(bits, x, actual.AsSpan(0, x.Length));
            for (int i = 0; i <= x.Length; i++)
                Assert.True(expected[i].Equals(actual[i]) && T.IsNegative(expected[i]) == T.IsNegative(actual[i]) || T.IsNaN(expected[i]) && T.IsNaN(actual[i]),
                    $"{f} at {bits} bits, value {i} of {x.Length}: {expected[i]} and {actual[i]}");
        }
    }

    [Fact]
    public void The_result_may_be_the_input()
    {
        double[] x = [-1, 0, 0.5, 1, 2, 3, 4, 5, 6, 7, 8];
        double[] expected = [.. x.Select(Elementary.Tanh)];
        Elementary.Tanh<double>(x, x);
        Assert.Equal(expected, x);
    }

    [Fact]
    public void Different_lengths_are_refused_with_both_sizes()
    {
        float[] result = [7, 7, 7];
        ArgumentException e = Assert.Throws<ArgumentException>("result", () => Elementary.Exp<float>(new float[4], result));
        Assert.Contains("result holds 3 values, x 4", e.Message, StringComparison.Ordinal);
        Assert.Equal([7, 7, 7], result);
    }

    [Fact]
    public void Types_other_than_float_and_double_are_not_supported()
    {
        Assert.Throws<NotSupportedException>(() => Elementary.Log((Half)1));
        Assert.Throws<NotSupportedException>(() => Elementary.Log<Half>(new Half[2], new Half[2]));
    }
}
