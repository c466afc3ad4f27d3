namespace NeuralNets.Tests.Activations;

public sealed class ActivationPropertyTests
{
    public static TheoryData<string> All => ActivationTable.All;
    public static TheoryData<string> Elementwise => ActivationTable.Elementwise;
    public static TheoryData<string> OfRow => ActivationTable.OfRow;

    private const int Width = 5;

    [Theory, MemberData(nameof(All))]
    public void Backpropagate_is_the_derivative_of_Activate(string name)
    {
        (IActivation f, _, double low, double high, Func<double, double>? surrogate, _) = ActivationTable.Rows[name];
        const double H = 1e-5;
        for (int seed = 0; seed < 40; seed++)
        {
            double[] z = Samples.Uniform(Width, low, high, seed), da = Samples.Uniform(Width, -2, 2, seed + 1000);
            double[] dz = ActivationTable.Backward(f, z, da, Width);
            for (int i = 0; i < Width; i++)
            {
                double above = Objective(H), below = Objective(-H);
                double numeric = (above - below) / (2 * H), scale = Math.Max(1, Math.Abs(above));
                double allowed = 1e-7 * Math.Max(Math.Abs(dz[i]), Math.Abs(numeric)) + 1e-9 * scale;
                Assert.True(Math.Abs(dz[i] - numeric) <= allowed, $"{name} at {z[i]:R}: {dz[i]:R}, by differences {numeric:R}");

                double Objective(double step)
                {
                    double[] moved = [.. z];
                    moved[i] += step;
                    return (surrogate is null ? ActivationTable.Value(f, moved, Width) : moved.Select(surrogate)).Zip(da, (a, d) => a * d).Sum();
                }
            }
        }
    }

    [Theory, MemberData(nameof(Elementwise))]
    public void Float_is_double_to_a_few_units(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        double[] x = [.. Sweep().Select(v => (double)(float)v).Where(v => Math.Abs(v) <= ActivationTable.Rows[name].Largest)];
        double[] value = ActivationTable.Value(f, x, x.Length), derivative = ActivationTable.Backward(f, x, [.. x.Select(_ => 1.0)], x.Length);
        float[] value32 = ActivationTable.Value(f, x.To<float>(), x.Length), derivative32 = ActivationTable.Backward(f, x.To<float>(), [.. x.Select(_ => 1f)], x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double slack = Math.Abs(value[i]) + Math.Abs(x[i] * derivative[i]);
            AssertWithin(value[i], value32[i], 4 * Unit(slack), $"{name}({x[i]:R})");
            AssertWithin(derivative[i], derivative32[i], 8 * Math.ScaleB(1, -24) * Math.Max(1, Math.Abs(derivative[i])), $"{name}'({x[i]:R})");
        }
    }

    private static double[] Sweep()
    {
        IEnumerable<double> magnitudes = Enumerable.Range(-1400, 2670).Select(i => Math.Pow(2, i / 10.0)).Where(x => x < float.MaxValue);
        IEnumerable<double> near = Enumerable.Range(-4000, 8001).Select(i => i / 128.0);
        return [.. magnitudes, .. magnitudes.Select(x => -x), .. near];
    }

    private static double Unit(double x) => Math.ScaleB(1, Math.Max(Math.ILogB(Math.Max(x, double.Epsilon)), -126) - 23);

    private static void AssertWithin(double want, float got, double allowed, string where)
    {
        bool good = Math.Abs(want) > float.MaxValue ? Math.Abs((double)got) >= float.MaxValue : Math.Abs(got - want) <= allowed;
        Assert.True(good, $"{where}: want {want:R}, got {got:R}, allowed {allowed:E1}");
    }

    [Theory, MemberData(nameof(Elementwise))]
    public void Float_has_the_limits_of_double_at_infinity(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        double[] z = [double.NegativeInfinity, double.PositiveInfinity];
        Assert.Equal(ActivationTable.Value(f, z, 2).Select(a => (float)a), ActivationTable.Value(f, z.To<float>(), 2));
        Assert.Equal(ActivationTable.Backward(f, z, [1, 1], 2).Select(dz => (float)dz), ActivationTable.Backward(f, z.To<float>(), [1f, 1f], 2));
    }

    [Theory, MemberData(nameof(All))]
    public void In_place_gives_the_same_bits(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (IActivation f, _, double low, double high, _, _) = ActivationTable.Rows[name];
            T[] z = Samples.Uniform(7 * Width, low, high, 1).To<T>(), da = Samples.Uniform(7 * Width, -2, 2, 2).To<T>();
            T[] a = ActivationTable.Value(f, z, Width), dz = ActivationTable.Backward(f, z, da, Width);
            T[] both = [.. z];
            f.Activate<T>(both, both, Width);
            SameBits.Assert<T>(a, both, name);
            f.Backpropagate<T>(z, a, da, da, Width);
            SameBits.Assert<T>(dz, da, name + " backward");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Each_row_is_independent_of_its_batch(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (IActivation f, _, double low, double high, _, _) = ActivationTable.Rows[name];
            const int Rows = 9;
            T[] z = Samples.Uniform(Rows * Width, low, high, 3).To<T>(), da = Samples.Uniform(Rows * Width, -2, 2, 4).To<T>();
            T[] a = ActivationTable.Value(f, z, Width), dz = ActivationTable.Backward(f, z, da, Width);
            for (int r = 0; r < Rows; r++)
            {
                Range row = (r * Width)..((r + 1) * Width);
                SameBits.Assert<T>(a[row], ActivationTable.Value(f, z[row], Width), name);
                SameBits.Assert<T>(dz[row], ActivationTable.Backward(f, z[row], da[row], Width), name + " backward");
            }
        }
    }

    [Theory, MemberData(nameof(Elementwise))]
    public void Every_tail_length_gives_what_single_values_give(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (IActivation f, _, double low, double high, _, _) = ActivationTable.Rows[name];
            for (int n = 0; n <= 33; n++)
            {
                T[] z = Samples.Uniform(n, low, high, n).To<T>(), da = Samples.Uniform(n, -2, 2, n + 50).To<T>();
                T[] padded = [.. Enumerable.Repeat(T.One, n + 8)];
                f.Activate<T>(z, padded.AsSpan(4, n), Math.Max(n, 1));
                Assert.All([.. padded[..4], .. padded[(n + 4)..]], x => Assert.Equal(T.One, x));
                SameBits.Assert<T>([.. z.SelectMany(x => ActivationTable.Value(f, [x], 1))], padded.AsSpan(4, n), name);
                T[] single = [.. z.Zip(da).SelectMany(p => ActivationTable.Backward(f, [p.First], [p.Second], 1))];
                SameBits.Assert<T>(single, ActivationTable.Backward(f, z, da, Math.Max(n, 1)), name + " backward");
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Not_a_number_stays_not_a_number(string name)
    {
        (IActivation f, bool ofRow, double low, double high, _, _) = ActivationTable.Rows[name];
        double[] z = Samples.Uniform(21, low, high, 5);
        z[^1] = z[3] = double.NaN;
        double[] a = ActivationTable.Value(f, z, 21);
        Assert.Equal(z.Select(x => ofRow || double.IsNaN(x)), a.Select(double.IsNaN));
        float[] a32 = ActivationTable.Value(f, z.To<float>(), 21);
        Assert.Equal(a.Select(double.IsNaN), a32.Select(float.IsNaN));
    }

    [Theory, MemberData(nameof(All))]
    public void Other_lengths_are_refused_before_anything_is_written(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        var z = new double[6];
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => f.Activate<double>(z, new double[5], 3)).ParamName);
        Assert.Equal("da", Assert.Throws<ArgumentException>(() => f.Backpropagate<double>(z, z, new double[5], z, 3)).ParamName);
        Assert.Equal("dz", Assert.Throws<ArgumentException>(() => f.Backpropagate<double>(z, z, z, new double[9], 3)).ParamName);
    }

    [Theory, MemberData(nameof(OfRow))]
    public void Rows_have_at_least_one_value_and_are_whole(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        Assert.Throws<ArgumentOutOfRangeException>("width", () => f.Activate<double>(new double[6], new double[6], 0));
        Assert.Throws<ArgumentException>("z", () => f.Activate<double>(new double[6], new double[6], 4));
    }
}
