using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class LineScanTests
{
    private static readonly double[] s_steps = [0.01, 0.05, 0.1, 0.3, 0.5, 1, 2];

    [Fact]
    public void The_minimum_on_a_parabola_is_the_analytic_one_in_double() => FindsTheMinimum<double>();

    [Fact]
    public void The_minimum_on_a_parabola_is_the_analytic_one_in_float() => FindsTheMinimum<float>();

    // A linear network with squared error: H = 2·mean(x̃·x̃ᵀ) with x̃ = (x, 1), so that gᵀHg = 2·mean((x̃·g)²).
    private static void FindsTheMinimum<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 60;
        var network = new Network<T>(3, [new Dense(1, Activation.Identity)], seed: 3);
        Dataset<T> data = Dataset.Create(Examples.Uniform<T>(3 * rows, 1), Examples.Uniform<T>(rows, 2), inputSize: 3);
        (T[] x, T[] y) = SensitivityScene.All(data);
        double[] w = [.. network.Parameters.ToArray().Select(double.CreateTruncating)], g = new double[4];
        for (int r = 0; r < rows; r++)
        {
            double[] row = Row(x, r);
            double error = row.Zip(w, (a, b) => a * b).Sum() - double.CreateTruncating(y[r]);
            for (int i = 0; i < 4; i++)
                g[i] += 2 * error * row[i] / rows;
        }
        double square = g.Sum(v => v * v), bend = Enumerable.Range(0, rows).Average(r => 2 * Math.Pow(Row(x, r).Zip(g, (a, b) => a * b).Sum(), 2));
        double best = square / bend;

        LineScan scan = Descent.Scan(network, data, Cost.SquaredError, s_steps);
        Assert.Equal(bend / square, scan.Limit.Curvature, 1e-9);
        Assert.Equal(best, scan.Limit.ToBottom!.Value, 1e-9);
        Assert.Equal(2 * best, scan.Limit.Longest!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(square), scan.Limit.GradientNorm, 1e-12);
        Assert.Equal(best, scan.Best.Step, 1e-9);
        Assert.Equal(scan.Limit.Cost - square * best / 2, scan.Best.Cost, 1e-12);
        foreach (ScanPoint p in scan.Path)
            Assert.Equal(scan.Limit.Cost - p.Step * square * (1 - p.Step / best / 2), p.Cost, 1e-9);
        Assert.Equal(s_steps.First(s => s > best), scan.RisesFrom);
        Assert.Equal(s_steps.First(s => s > 2 * best), scan.AboveStartFrom);
        Assert.Equal(scan.Limit, Descent.Limit(network, data, Cost.SquaredError));
    }

    [Fact]
    public void Costs_are_those_of_the_network_after_the_step()
    {
        Network<double> network = InPrediction.Of(SensitivityScene.Smooth<double>());
        Dataset<double> data = SensitivityScene.Data<double>(40);
        (double[] x, double[] y) = SensitivityScene.All(data);
        double[] before = network.Parameters.ToArray();
        LineScan scan = Descent.Scan(network, data, Cost.CrossEntropy);
        Assert.Equal(before, network.Parameters.ToArray());
        var gradient = new Gradient<double>(network);
        foreach (ScanPoint p in scan.Path)
        {
            Network<double> moved = network.Clone();
            moved.Backpropagate(x, y, Cost.CrossEntropy, gradient);
            moved.GradientStep(gradient, p.Step);
            Assert.Equal(moved.EvaluateCost(x, y, Cost.CrossEntropy), p.Cost, 1e-13);
        }
        Assert.True(scan.Best.Step > 0);
        Assert.All(scan.Path, p => Assert.True(p.Cost >= scan.Best.Cost));
        Assert.Contains("lowest at step", scan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_steps_of_your_own_the_path_goes_from_a_64th_to_8_times_the_step_to_the_bottom()
    {
        LineScan scan = Descent.Scan(SensitivityScene.Smooth<double>(), SensitivityScene.Data<double>(40), Cost.CrossEntropy);
        double bottom = scan.Limit.ToBottom!.Value;
        double[] steps = [.. scan.Path.Select(p => p.Step / bottom)];
        foreach (double octave in (double[])[1.0 / 64, 1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2, 1, 2, 4, 8])
            Assert.Contains(steps, step => Math.Abs(step / octave - 1) < 1e-12);
        Assert.InRange(steps.Length, 20, 21);   // 0, two an octave, and the vertex of the parabola if there is one
        Assert.Equal((0, 8), (steps[0], Math.Round(steps[^1], 12)));
        Assert.Equal(steps.Order(), steps);
    }

    [Fact]
    public void Curvature_along_the_gradient_is_that_of_the_measured_path()
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        Dataset<double> data = SensitivityScene.Data<double>(40);
        // C(s) − C(0) + s·|g|² = ½·s²·λ·|g|² + O(s³)
        LineScan scan = Descent.Scan(network, data, Cost.CrossEntropy, 1e-3, 2e-3);
        double square = scan.Limit.GradientNorm * scan.Limit.GradientNorm;
        double[] bends = [.. scan.Path.Skip(1).Select(p => 2 * (p.Cost - scan.Limit.Cost + p.Step * square) / (p.Step * p.Step * square))];
        Assert.Equal(2 * bends[0] - bends[1], scan.Limit.Curvature, 1e-4 * Math.Abs(scan.Limit.Curvature));
    }

    [Fact]
    public void A_cost_without_a_bottom_never_rises_and_limits_nothing()
    {
        // C = Σ a of a linear network: a plane.
        var network = new Network<double>(2, [new Dense(1, Activation.Identity)], seed: 1);
        Dataset<double> data = Dataset.Create<double>([1, 2, 3, 4], [0, 0], inputSize: 2);
        LineScan scan = Descent.Scan(network, data, new Plane(), 0.5, 1, 2);
        Assert.Null(scan.RisesFrom);
        Assert.Null(scan.AboveStartFrom);
        Assert.Equal(2, scan.Best.Step);
        Assert.Equal(0, scan.Limit.Curvature, 1e-9);
    }

    [Fact]
    public void At_the_bottom_every_step_stands_still()
    {
        var network = new Network<float>(1, [new Dense(1, Activation.Identity)], seed: 1);
        Dataset<float> data = Dataset.Create<float>([0], [network.Biases(0)[0]], inputSize: 1);
        LineScan scan = Descent.Scan(network, data, Cost.SquaredError);
        Assert.Equal((0, 0, 0), (scan.Limit.Curvature, scan.Limit.GradientNorm, scan.Best.Step));
        Assert.Null(scan.Limit.Longest);
        Assert.Contains("no upward curve", scan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        Dataset<double> data = SensitivityScene.Data<double>(3);
        Assert.Throws<ArgumentNullException>("network", () => Descent.Scan<double>(null!, data, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("data", () => Descent.Limit(network, null!, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("cost", () => Descent.Scan(network, data, null!));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Descent.Scan(network, data, Cost.SquaredError, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Descent.Scan(network, data, Cost.SquaredError, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Descent.Scan(network, data, Cost.SquaredError, 1, double.NaN));
    }

    private static double[] Row<T>(T[] x, int r) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. x.AsSpan(3 * r, 3).ToArray().Select(double.CreateTruncating), 1];

    private sealed class Plane : ICost
    {
        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => a.CopyTo(costs);

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => da.Fill(T.One);
    }
}
