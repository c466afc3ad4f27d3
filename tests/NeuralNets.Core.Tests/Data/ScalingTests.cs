using FsCheck.Xunit;

namespace NeuralNets.Tests.Data;

public class ScalingTests
{
    private const int Width = 3;

    /// <summary>Columns of different size and place; the last never changes.</summary>
    private static double[] Rows(int count, int seed)
    {
        double[] values = Samples.Uniform(count * Width, -1, 1, seed);
        for (int i = 0; i < values.Length; i += Width)
        {
            values[i] = 1000 + values[i];
            values[i + 1] *= 1e-3;
            values[i + 2] = 0.1;
        }
        return values;
    }

    private static double[] Column(double[] rows, int column) => [.. rows.Where((_, i) => i % Width == column)];

    private static double[] Scaled(Scaling scaling, double[] rows)
    {
        var result = new double[rows.Length];
        scaling.Apply<double>(rows, result);
        return result;
    }

    [Property(MaxTest = 30)]
    public void Standardised_columns_have_mean_0_and_deviation_1(byte count, int seed)
    {
        double[] rows = Rows(count + 2, seed);
        Standardization scaling = Standardization.Fit<double>(rows, Width);
        double[] scaled = Scaled(scaling, rows);
        for (int j = 0; j < 2; j++)
        {
            double[] column = Column(rows, j), result = Column(scaled, j);
            double mean = column.Average(), deviation = Math.Sqrt(column.Average(x => (x - mean) * (x - mean)));
            Assert.Equal(mean, scaling.Mean[j], 1e-14 * Math.Abs(mean) + 1e-17);
            Assert.Equal(deviation, scaling.StandardDeviation[j], 1e-12 * deviation);
            // The column that lies at 1000 has lost three digits before it was scaled.
            Assert.Equal(0, result.Average(), 1e-11);
            Assert.Equal(1, result.Average(x => x * x), 1e-11);
        }
        Assert.Equal((0.1, 0), (scaling.Mean[2], scaling.StandardDeviation[2]));
        Assert.All(Column(scaled, 2), x => Assert.Equal(0, x));
    }

    [Property(MaxTest = 30)]
    public void Min_max_scaled_columns_run_from_low_to_high(byte count, int seed)
    {
        double[] rows = Rows(count + 2, seed);
        MinMaxScaling unit = MinMaxScaling.Fit<double>(rows, Width), other = MinMaxScaling.Fit<double>(rows, Width, -1, 3);
        for (int j = 0; j < 2; j++)
        {
            double[] column = Column(rows, j), result = Column(Scaled(unit, rows), j);
            Assert.Equal((column.Min(), column.Max()), (unit.Minimum[j], unit.Maximum[j]));
            Assert.Equal((0, 1), (result.Min(), result.Max()));
            result = Column(Scaled(other, rows), j);
            Assert.Equal(-1, result.Min(), 1e-9);
            Assert.Equal(3, result.Max(), 1e-9);
        }
        Assert.All(Column(Scaled(unit, rows), 2), x => Assert.Equal(0, x));
        Assert.All(Column(Scaled(other, rows), 2), x => Assert.Equal(-1, x, 1e-15));
        Assert.Equal((-1.0, 3.0), (other.Low, other.High));
    }

    [Property(MaxTest = 30)]
    public void Inverting_gives_the_rows_back(byte count, int seed)
    {
        double[] rows = Rows(count + 1, seed);
        foreach (Scaling scaling in (Scaling[])[Standardization.Fit<double>(rows, Width), MinMaxScaling.Fit<double>(rows, Width), MinMaxScaling.Fit<double>(rows, Width, -2, 5)])
        {
            double[] back = Scaled(scaling, rows);
            scaling.Invert<double>(back);
            for (int i = 0; i < rows.Length; i++)
                Assert.Equal(rows[i], back[i], 4e-16 * (Math.Abs(rows[i]) + 1000));

            float[] floats = rows.To<float>(), backFloats = new float[rows.Length];
            scaling.Apply<float>(floats, backFloats);
            scaling.Invert<float>(backFloats);
            for (int i = 0; i < rows.Length; i++)
                Assert.Equal(floats[i], backFloats[i], 1.2e-7 * (Math.Abs(floats[i]) + 2));
        }
    }

    [Property(MaxTest = 30)]
    public void Each_value_is_computed_in_double_and_rounded_once(byte count, int seed)
    {
        float[] rows = Rows(count + 2, seed).To<float>(), scaled = new float[rows.Length];
        Standardization scaling = Standardization.Fit<float>(rows, Width);
        scaling.Apply<float>(rows, scaled);
        for (int i = 0; i < rows.Length; i++)
        {
            double deviation = scaling.StandardDeviation[i % Width];
            Assert.Equal((float)((rows[i] - scaling.Mean[i % Width]) / (deviation == 0 ? 1 : deviation)), scaled[i]);
        }
    }

    [Property(MaxTest = 30)]
    public void A_data_set_is_fitted_as_its_rows_are(byte count, int seed)
    {
        double[] rows = Rows(count * 4 + 1, seed), targets = Samples.Uniform(rows.Length / Width * 2, -1, 1, seed + 1);
        Dataset<double> data = Dataset.Create(rows, targets, Width);
        Standardization inputs = Standardization.Fit<double>(rows, Width), ofData = Standardization.FitInputs(data);
        SameBits.Assert(inputs.Mean, ofData.Mean, "mean");
        SameBits.Assert(inputs.StandardDeviation, ofData.StandardDeviation, "deviation");
        SameBits.Assert(Standardization.Fit<double>(targets, 2).Mean, Standardization.FitTargets(data).Mean, "targets");
        SameBits.Assert(MinMaxScaling.Fit<double>(rows, Width).Minimum, MinMaxScaling.FitInputs(data).Minimum, "minimum");
        SameBits.Assert(MinMaxScaling.Fit<double>(targets, 2).Maximum, MinMaxScaling.FitTargets(data).Maximum, "maximum");

        MinMaxScaling targetScaling = MinMaxScaling.FitTargets(data, 0, 9);
        (double[] x, double[] y) = data.Scale(ofData, targetScaling).ReadAll();
        SameBits.Assert<double>(Scaled(inputs, rows), x, "scaled inputs");
        SameBits.Assert<double>(Scaled(targetScaling, targets), y, "scaled targets");
        Assert.Equal(rows, data.Scale().ReadAll().Inputs);
    }

    [Fact]
    public void Known_figures_make_the_scaling_that_was_fitted()
    {
        double[] rows = Rows(50, seed: 1);
        Standardization fitted = Standardization.Fit<double>(rows, Width);
        MinMaxScaling minMax = MinMaxScaling.Fit<double>(rows, Width, 1, 2);
        SameBits.Assert<double>(Scaled(fitted, rows), Scaled(Standardization.Of(fitted.Mean, fitted.StandardDeviation), rows), "standardisation");
        SameBits.Assert<double>(Scaled(minMax, rows), Scaled(MinMaxScaling.Of(minMax.Minimum, minMax.Maximum, 1, 2), rows), "min-max");
    }

    [Fact]
    public void What_cannot_be_fitted_or_does_not_fit_is_named()
    {
        double[] rows = Rows(4, seed: 1);
        Standardization scaling = Standardization.Fit<double>(rows, Width);
        Dataset<double> data = Dataset.Create(rows, [0.0, double.NaN, 0, 0], Width);
        Check("rows", "rows holds 12 values, not a positive multiple of width 5", () => Standardization.Fit<double>(rows, 5));
        Check("rows", "rows holds 0 values", () => MinMaxScaling.Fit<double>([], 5));
        Check("width", "width is 0", () => MinMaxScaling.Fit<double>(rows, 0));
        Check("rows", "rows[1, 0] is Infinity", () => Standardization.Fit<float>([1, 2, float.PositiveInfinity, 4], 2));
        Check("data", "targets[1, 0] is NaN", () => MinMaxScaling.FitTargets(data));
        Check("data", "data holds no rows", () => Standardization.FitInputs(data.Subset(..0)));
        Check("high", "high is 1; it must be above low, 1", () => MinMaxScaling.Fit<double>(rows, Width, 1, 1));
        Check("low", "low must be finite", () => MinMaxScaling.FitInputs(data, double.NaN));
        Check("rows", "rows holds 4 values, not a multiple of Width 3", () => { scaling.Apply<double>(new double[4]); return scaling; });
        Check("result", "result holds 6 values, rows 3", () => { scaling.Invert<double>(new double[3], new double[6]); return scaling; });
        Check("inputs", "inputs scales 3 columns; InputSize is 1", () => Dataset.Create(rows, rows, 1).Scale(scaling));
        Check("targets", "targets scales 3 columns; TargetSize is 1", () => data.Scale(targets: scaling));
        Check("standardDeviation", "mean holds 1 values, standardDeviation 2", () => Standardization.Of([1], [1, 2]));
        Check("standardDeviation", "standardDeviation[0] is -1", () => Standardization.Of([1], [-1]));
        Check("mean", "mean must be finite", () => Standardization.Of([double.NaN], [1]));
        Check("maximum", "maximum[1] is 1, minimum[1] 2", () => MinMaxScaling.Of([1, 2], [1, 1]));
        Check(null, "Column 0 spans more than a double", () => MinMaxScaling.Of([-double.MaxValue], [double.MaxValue]));
    }

    private static void Check(string? argument, string message, Func<object> call)
    {
        var e = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(argument, e.ParamName);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
