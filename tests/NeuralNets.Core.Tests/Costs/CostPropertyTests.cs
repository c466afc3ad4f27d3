namespace NeuralNets.Tests.Costs;

public sealed class CostPropertyTests
{
    public static TheoryData<string> All => CostTable.All;

    private const int Width = 5;

    [Theory, MemberData(nameof(All))]
    public void Differentiate_is_the_derivative_of_Evaluate(string name)
    {
        (ICost cost, CostDomain domain) = CostTable.Rows[name];
        const double H = 1e-5;
        for (int seed = 0; seed < 40; seed++)
        {
            (double[] a, double[] y) = CostTable.Draw(domain, 1, Width, seed);
            double[] da = CostTable.Differentiate(cost, a, y, Width);
            for (int i = 0; i < Width; i++)
            {
                double above = Moved(cost, a, y, i, H), below = Moved(cost, a, y, i, -H), numeric = (above - below) / (2 * H);
                double allowed = 1e-7 * Math.Max(Math.Abs(da[i]), Math.Abs(numeric)) + 1e-9 * Math.Max(1, Math.Abs(above));
                Assert.True(Math.Abs(da[i] - numeric) <= allowed, $"{name} at {a[i]:R}, {y[i]:R}: {da[i]:R}, by differences {numeric:R}");
            }
        }
    }

    private static double Moved(ICost cost, double[] a, double[] y, int index, double step)
    {
        double[] moved = [.. a];
        moved[index] += step;
        return CostTable.Evaluate(cost, moved, y, Width)[0];
    }

    [Theory, MemberData(nameof(All))]
    public void Float_is_double_to_a_few_units(string name)
    {
        (ICost cost, CostDomain domain) = CostTable.Rows[name];
        for (int width = 1; width <= 40; width++)
        {
            (double[] a, double[] y) = CostTable.Draw(domain, 1, width, width);
            float[] a32 = a.To<float>(), y32 = y.To<float>();
            (a, y) = (a32.Select(x => (double)x).ToArray(), y32.Select(x => (double)x).ToArray());
            double unit = Math.ScaleB(1, -24);
            Golden.AssertClose(CostTable.Evaluate(cost, a, y, width)[0], CostTable.Evaluate(cost, a32, y32, width)[0], 16 * unit, name);
            double[] da = CostTable.Differentiate(cost, a, y, width);
            float[] da32 = CostTable.Differentiate(cost, a32, y32, width);
            for (int i = 0; i < width; i++)
                Golden.AssertClose(da[i], da32[i], 16 * unit, $"{name}, gradient {i} of {width}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_gradient_may_take_the_place_of_the_outputs(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (T[] a, T[] y) = Draw<T>(name, 7, Width, 1);
            ICost cost = CostTable.Rows[name].Function;
            T[] da = CostTable.Differentiate(cost, a, y, Width);
            cost.Differentiate<T>(a, y, a, Width);
            SameBits.Assert<T>(da, a, name);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Each_row_is_independent_of_its_batch(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int width = 1; width <= 33; width++)
            {
                (T[] a, T[] y) = Draw<T>(name, 4, width, width);
                ICost cost = CostTable.Rows[name].Function;
                T[] costs = CostTable.Evaluate(cost, a, y, width), da = CostTable.Differentiate(cost, a, y, width);
                for (int r = 0; r < 4; r++)
                {
                    Range row = (r * width)..((r + 1) * width);
                    SameBits.Assert<T>([costs[r]], CostTable.Evaluate(cost, a[row], y[row], width), name);
                    SameBits.Assert<T>(da[row], CostTable.Differentiate(cost, a[row], y[row], width), name + " gradient");
                }
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Not_a_number_in_outputs_or_targets_makes_the_cost_not_a_number(string name)
    {
        (ICost cost, CostDomain domain) = CostTable.Rows[name];
        for (int i = 0; i < Width; i++)
        {
            (double[] a, double[] y) = CostTable.Draw(domain, 1, Width, i);
            double[] badA = [.. a], badY = [.. y];
            badA[i] = badY[i] = double.NaN;
            Assert.True(double.IsNaN(CostTable.Evaluate(cost, badA, y, Width)[0]), name);
            Assert.True(double.IsNaN(CostTable.Evaluate(cost, a, badY, Width)[0]), name + ", target");
            Assert.True(float.IsNaN(CostTable.Evaluate(cost, badA.To<float>(), y.To<float>(), Width)[0]), name);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Other_lengths_are_refused(string name)
    {
        ICost cost = CostTable.Rows[name].Function;
        var six = new double[6];
        Assert.Throws<ArgumentException>("a", () => cost.Evaluate<double>(six, six, new double[1], 4));
        Assert.Throws<ArgumentException>("y", () => cost.Evaluate<double>(six, new double[4], new double[2], 3));
        Assert.Throws<ArgumentException>("costs", () => cost.Evaluate<double>(six, six, new double[3], 3));
        Assert.Throws<ArgumentException>("y", () => cost.Differentiate<double>(six, new double[4], six, 3));
        Assert.Throws<ArgumentException>("da", () => cost.Differentiate<double>(six, six, new double[3], 3));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => cost.Evaluate<double>(six, six, six, 0));
    }

    private static (T[] A, T[] Y) Draw<T>(string name, int rows, int width, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double[] a, double[] y) = CostTable.Draw(CostTable.Rows[name].Domain, rows, width, seed);
        return (a.To<T>(), y.To<T>());
    }
}
