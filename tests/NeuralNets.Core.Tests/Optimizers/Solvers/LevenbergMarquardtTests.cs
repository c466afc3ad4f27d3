using System.Text.Json;

namespace NeuralNets.Tests.Optimizers.Solvers;

public class LevenbergMarquardtTests
{
    private static readonly JsonElement s_golden = Golden.Root("optimizers.json").GetProperty("levenberg_marquardt");
    private static readonly double[] s_x = Golden.Numbers(s_golden, "x"), s_y = Golden.Numbers(s_golden, "y");

    public static TheoryData<int> SingleSteps => [.. Enumerable.Range(0, s_golden.GetProperty("single_steps").GetArrayLength())];
    public static TheoryData<int> Runs => [.. Enumerable.Range(0, s_golden.GetProperty("runs").GetArrayLength())];

    [Theory, MemberData(nameof(SingleSteps))]
    public void Single_steps_are_the_golden_ones(int index)
    {
        JsonElement row = s_golden.GetProperty("single_steps")[index];
        var step = new DampedStep(s_x.Length, 3);
        double[] delta = new double[3], want = Golden.Numbers(row, "delta");
        Golden.Doubles(s_golden.GetProperty("jacobian")).CopyTo(step.Jacobian);
        step.Factor(Golden.Numbers(s_golden, "residuals"), Scaling(row));
        step.Solve(Golden.Number(row, "lambda"), delta);
        for (int i = 0; i < 3; i++)
            Assert.Equal(want[i], delta[i], 1e-8 * Math.Abs(want[i]));
    }

    [Theory, MemberData(nameof(Runs))]
    public void Iterates_are_the_golden_ones(int index)
    {
        JsonElement run = s_golden.GetProperty("runs")[index];
        JsonElement[] wanted = [.. run.GetProperty("iterations").EnumerateArray()];
        double[] w = Golden.Numbers(run, "w0");
        int evaluations = 1;
        var solver = new LevenbergMarquardt(run.GetProperty("lambda0").GetDouble(), run.GetProperty("factor").GetDouble(), Scaling(run), maxIterations: wanted.Length, toleranceGradient: 0, toleranceChange: 0);
        SolverResult result = solver.Minimize(new Exponential(), w, new Immediately<SolverProgress>(p =>
        {
            JsonElement row = wanted[p.Iteration - 1];
            double[] want = Golden.Numbers(row, "w");
            for (int i = 0; i < want.Length; i++)
                Assert.Equal(want[i], w[i], 1e-8 * Math.Abs(want[i]));
            Assert.Equal(Golden.Number(row, "sse"), p.Cost, 1e-8);
            Assert.Equal(row.GetProperty("lambda_after").GetDouble(), p.Lambda, 1e-12 * p.Lambda);
            Assert.Equal(row.GetProperty("trials").GetInt32(), p.Evaluations - evaluations);
            evaluations = p.Evaluations;
        }));
        Assert.Equal((SolverStopReason.MaxIterations, wanted.Length), (result.Reason, result.Iterations));
    }

    [Theory, MemberData(nameof(Runs))]
    public void It_reaches_the_minimiser(int index)
    {
        JsonElement run = s_golden.GetProperty("runs")[index];
        double[] w = Golden.Numbers(run, "w0"), minimiser = Golden.Numbers(s_golden, "minimiser");
        SolverResult result = new LevenbergMarquardt(scaling: Scaling(run)).Minimize(new Exponential(), w);
        Assert.True(result.Reason is SolverStopReason.GradientTolerance or SolverStopReason.ChangeTolerance, $"{result}");
        for (int i = 0; i < 3; i++)
            Assert.Equal(minimiser[i], w[i], 1e-6);
        Assert.Equal(Golden.Number(s_golden, "minimum_sse"), result.Cost, 1e-12);
    }

    [Fact]
    public void It_says_why_it_stopped()
    {
        LevenbergMarquardt solver = new();
        double[] w = [1];
        Assert.Equal(SolverStopReason.DampingFailed, solver.Minimize(new One(v => v, v => -1), w).Reason);
        Assert.Equal([1], w);
        Assert.Equal(SolverStopReason.GradientTolerance, solver.Minimize(new One(v => v - 1, v => 1), w).Reason);
        Assert.Equal(SolverStopReason.NonFinite, solver.Minimize(new One(v => double.NaN, v => 1), w).Reason);
        Assert.Equal(SolverStopReason.NonFinite, solver.Minimize(new One(v => v, v => double.NaN), w).Reason);
        Assert.Equal([1], w);
    }

    [Fact]
    public void A_trial_out_of_the_domain_is_damped()
    {
        double[] w = [5];   // ln² w: an undamped step leads below 0, where it is NaN
        SolverResult result = new LevenbergMarquardt(lambda: 1e-6).Minimize(new One(Math.Log, v => 1 / v), w);
        Assert.Equal(1, w[0], 1e-8);
        Assert.True(result.Evaluations > result.Iterations + 1);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => new LevenbergMarquardt(lambda: 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new LevenbergMarquardt(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new LevenbergMarquardt(factor: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("scaling", () => new LevenbergMarquardt(scaling: (DampingScale)5));
        Assert.Throws<ArgumentOutOfRangeException>("maxIterations", () => new LevenbergMarquardt(maxIterations: 0));
        Assert.Throws<ArgumentOutOfRangeException>("toleranceGradient", () => new LevenbergMarquardt(toleranceGradient: -1));
        Assert.Throws<ArgumentOutOfRangeException>("toleranceChange", () => new LevenbergMarquardt(toleranceChange: -1));
        Assert.Contains("100000 residuals by 100000 parameters", Assert.Throws<ArgumentException>(() => new DampedStep(100_000, 100_000)).Message);
    }

    private static DampingScale Scaling(JsonElement row) => row.GetProperty("scaling").GetString() == "diag" ? DampingScale.Diagonal : DampingScale.Identity;

    /// <summary>The golden model y = w0·exp(w1·x) + w2.</summary>
    private sealed class Exponential : IResiduals
    {
        public int Count => s_x.Length;

        public void Evaluate(ReadOnlySpan<double> w, Span<double> residuals)
        {
            for (int i = 0; i < s_x.Length; i++)
                residuals[i] = w[0] * Math.Exp(w[1] * s_x[i]) + w[2] - s_y[i];
        }

        public void Differentiate(ReadOnlySpan<double> w, Span<double> jacobian)
        {
            for (int i = 0; i < s_x.Length; i++)
            {
                double e = Math.Exp(w[1] * s_x[i]);
                ((ReadOnlySpan<double>)[e, w[0] * s_x[i] * e, 1]).CopyTo(jacobian[(i * 3)..]);
            }
        }
    }

    private sealed class One(Func<double, double> r, Func<double, double> derivative) : IResiduals
    {
        public int Count => 1;

        public void Evaluate(ReadOnlySpan<double> w, Span<double> residuals) => residuals[0] = r(w[0]);

        public void Differentiate(ReadOnlySpan<double> w, Span<double> jacobian) => jacobian[0] = derivative(w[0]);
    }
}
