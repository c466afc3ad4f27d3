namespace NeuralNets.Tests.Costs;

public sealed class CostPropertyTests
{
    public static TheoryData<string> All => CostTable.All;

    private const int Size = 5;

    [Theory, MemberData(nameof(All))]
    public void Differentiate_is_the_derivative_of_Evaluate(string name)
    {
        const double H = 1e-5;
        for (int seed = 0; seed < 40; seed++)
        {
            CostCase<double> drawn = CostTable.Case<double>(name, 1, Size, seed);
            double[] da = drawn.Differentiate();
            for (int i = 0; i < da.Length; i++)
            {
                double above = Moved(drawn, i, H), below = Moved(drawn, i, -H), numeric = (above - below) / (2 * H);
                double allowed = 1e-7 * Math.Max(Math.Abs(da[i]), Math.Abs(numeric)) + 1e-9 * Math.Max(1, Math.Abs(above));
                Assert.True(Math.Abs(da[i] - numeric) <= allowed, $"{name} at {drawn.A[i]:R}, seed {seed}: {da[i]:R}, by differences {numeric:R}");
            }
        }
    }

    private static double Moved(CostCase<double> drawn, int index, double step)
    {
        double[] moved = [.. drawn.A];
        moved[index] += step;
        return (drawn with { A = moved }).Evaluate()[0];
    }

    [Theory, MemberData(nameof(All))]
    public void Float_is_double_to_a_few_units(string name)
    {
        for (int size = 1; size <= 40; size++)
        {
            CostCase<float> single = CostTable.Case<float>(name, 1, size, size);
            CostCase<double> same = single.To<double>();
            double unit = Math.ScaleB(1, -24);
            Golden.AssertClose(same.Evaluate()[0], single.Evaluate()[0], 16 * unit, name);
            double[] da = same.Differentiate();
            float[] da32 = single.Differentiate();
            for (int i = 0; i < da.Length; i++)
                Golden.AssertClose(da[i], da32[i], 16 * unit, $"{name}, gradient {i} of {size}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_gradient_may_take_the_place_of_the_outputs(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            CostCase<T> drawn = CostTable.Case<T>(name, 7, Size, 1);
            T[] da = drawn.Differentiate(), inPlace = [.. drawn.A];
            drawn.Cost.Differentiate<T>(inPlace, drawn.Y, inPlace, drawn.Width);
            SameBits.Assert<T>(da, inPlace, name);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Each_row_is_independent_of_its_batch(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int size = 1; size <= 33; size++)
            {
                CostCase<T> drawn = CostTable.Case<T>(name, 4, size, size);
                T[] costs = drawn.Evaluate(), da = drawn.Differentiate();
                for (int r = 0; r < 4; r++)
                {
                    SameBits.Assert<T>([costs[r]], drawn.Row(r).Evaluate(), name);
                    SameBits.Assert<T>(da[(r * drawn.Width)..((r + 1) * drawn.Width)], drawn.Row(r).Differentiate(), name + " gradient");
                }
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Not_a_number_in_outputs_or_targets_makes_the_cost_not_a_number(string name)
    {
        for (int size = 1; size <= Size; size++)
        {
            CostCase<double> drawn = CostTable.Case<double>(name, 1, size, size);
            for (int i = 0; i < drawn.A.Length; i++)
                IsNotANumber(drawn with { A = WithNaN(drawn.A, i) });
            for (int i = 0; i < drawn.Y.Length; i++)
                IsNotANumber(drawn with { Y = WithNaN(drawn.Y, i) });
        }

        void IsNotANumber(CostCase<double> bad)
        {
            Assert.True(double.IsNaN(bad.Evaluate()[0]), name);
            Assert.True(float.IsNaN(bad.To<float>().Evaluate()[0]), name + ", float");
        }
    }

    private static double[] WithNaN(double[] values, int index)
    {
        double[] result = [.. values];
        result[index] = double.NaN;
        return result;
    }

    [Theory, MemberData(nameof(All))]
    public void Infinities_never_throw(string name)
    {
        foreach (double infinity in new[] { double.PositiveInfinity, double.NegativeInfinity })
        {
            CostCase<double> drawn = CostTable.Case<double>(name, 1, Size, 3);
            (drawn with { A = [.. drawn.A.Select(_ => infinity)] }).Evaluate();
            (drawn with { A = [.. drawn.A.Select(_ => infinity)] }).Differentiate();
            (drawn with { Y = [.. drawn.Y.Select(_ => infinity)] }).Evaluate();
            (drawn with { Y = [.. drawn.Y.Select(_ => infinity)] }).Differentiate();
        }
    }

    [Theory, MemberData(nameof(All))]
    public void No_rows_are_no_costs(string name)
    {
        CostCase<double> none = CostTable.Case<double>(name, 0, Size, 1);
        Assert.Empty(none.Evaluate());
        Assert.Empty(none.Differentiate());
    }

    [Theory, MemberData(nameof(All))]
    public void Other_lengths_are_refused(string name)
    {
        (ICost cost, double[] a, double[] y, int width) = CostTable.Case<double>(name, 2, 3, 1);
        Assert.Throws<ArgumentException>("a", () => cost.Evaluate<double>([.. a, 0], y, new double[2], width));
        Assert.Throws<ArgumentException>("y", () => cost.Evaluate<double>(a, [.. y, 0], new double[2], width));
        Assert.Throws<ArgumentException>("costs", () => cost.Evaluate<double>(a, y, new double[3], width));
        Assert.Throws<ArgumentException>("y", () => cost.Differentiate<double>(a, y[1..], a, width));
        Assert.Throws<ArgumentException>("da", () => cost.Differentiate<double>(a, y, new double[3], width));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => cost.Evaluate<double>(a, y, new double[2], 0));
    }
}
