using FsCheck;
using FsCheck.Xunit;
using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Optimizers.Solvers;

[Collection(VectorWidths.Name)]
public class LBFGSTests
{
    private static readonly LBFGS s_exact = new(toleranceGradient: 1e-10, toleranceChange: 0);

    [Property(MaxTest = 30)]
    public void A_convex_quadratic_is_minimised_whatever_the_start_and_the_memory(NormalFloat x, NormalFloat y, PositiveInt history)
    {
        double[] w = [x.Get % 100, y.Get % 100, 7, -3];
        SolverResult result = new LBFGS(historySize: history.Get % 5 + 1, toleranceGradient: 1e-8, toleranceChange: 0).Minimize(SolverProblem.Quadratic(4), w);
        Assert.Equal(SolverStopReason.GradientTolerance, result.Reason);
        for (int i = 0; i < w.Length; i++)
            Assert.Equal(i, w[i], 1e-7);
    }

    [Theory, InlineData(-1.2, 1), InlineData(3, -4), InlineData(0, 0), InlineData(-20, 30)]
    public void Every_step_satisfies_both_Wolfe_conditions(double x, double y)
    {
        double[] w = [x, y], from = [x, y];
        double[] before = new double[2], after = new double[2];
        SolverResult result = s_exact.Minimize(SolverProblem.Rosenbrock, w, new Immediately<SolverProgress>(p =>
        {
            double f = SolverProblem.Rosenbrock.Evaluate(from, before), next = SolverProblem.Rosenbrock.Evaluate(w, after);
            double slope = before.Zip(w.Zip(from, (a, b) => a - b), (g, s) => g * s).Sum(), nextSlope = after.Zip(w.Zip(from, (a, b) => a - b), (g, s) => g * s).Sum();
            double rounding = 1e-15 * Math.Max(1, f);
            Assert.True(next <= f + s_exact.C1 * slope + rounding, $"{next} is not enough below {f}");
            Assert.True(Math.Abs(nextSlope) <= s_exact.C2 * Math.Abs(slope) + rounding, $"slope {slope} became {nextSlope}");
            w.CopyTo(from, 0);
        }));
        Assert.Equal(SolverStopReason.GradientTolerance, result.Reason);
        Assert.Equal(1, w[0], 1e-9);
        Assert.Equal(1, w[1], 1e-9);
    }

    [Fact]
    public void The_result_tells_what_the_progress_told_last()
    {
        var told = new List<SolverProgress>();
        SolverResult result = s_exact.Minimize(SolverProblem.Rosenbrock, [-1.2, 1], new Immediately<SolverProgress>(told.Add));
        SolverProgress last = told[^1];
        Assert.Equal((result.Iterations, result.Evaluations, result.Cost, result.GradientNorm), (last.Iteration, last.Evaluations, last.Cost, last.GradientNorm));
        Assert.Equal(Enumerable.Range(1, result.Iterations), told.Select(p => p.Iteration));
    }

    [Fact]
    public void Vectors_of_any_width_give_the_same_bits()
    {
        double[] Run()
        {
            double[] w = Samples.Uniform(37, -2, 2, 1);
            new LBFGS(maxIterations: 20).Minimize(SolverProblem.Quadratic(1.3), w);
            return w;
        }
        double[] want = VectorWidths.At(0, Run);
        foreach (int bits in VectorWidths.All)
            SameBits.Assert<double>(want, VectorWidths.At(bits, Run), $"{bits} bits");
    }

    [Fact]
    public void It_says_why_it_stopped()
    {
        Assert.Equal(SolverStopReason.GradientTolerance, s_exact.Minimize(SolverProblem.Rosenbrock, [1, 1]).Reason);
        Assert.Equal(SolverStopReason.MaxIterations, new LBFGS(maxIterations: 3).Minimize(SolverProblem.Rosenbrock, [-1.2, 1]).Reason);
        Assert.Equal(SolverStopReason.ChangeTolerance, new LBFGS(toleranceGradient: 0, toleranceChange: 1e-3).Minimize(SolverProblem.Rosenbrock, [-1.2, 1]).Reason);
        Assert.Equal(SolverStopReason.NonFinite, s_exact.Minimize(new Objective(w => double.NaN, w => [0]), [1]).Reason);
        Assert.Equal(SolverStopReason.NonFinite, s_exact.Minimize(new Objective(w => 0, w => [double.PositiveInfinity]), [1]).Reason);
        Assert.Equal(SolverStopReason.NonFinite, new LBFGS(lineSearch: LineSearch.None, lr: 1e200).Minimize(SolverProblem.Rosenbrock, [-1.2, 1]).Reason);
    }

    [Fact]
    public void A_gradient_that_points_the_wrong_way_fails_the_search_and_leaves_w()
    {
        double[] w = [3];
        SolverResult result = s_exact.Minimize(new Objective(w => w[0] * w[0], w => [-2 * w[0]]), w);
        Assert.Equal((SolverStopReason.LineSearchFailed, 0, 9), (result.Reason, result.Iterations, result.Cost));
        Assert.Equal(3, w[0]);
    }

    [Fact]
    public void A_search_that_leaves_the_domain_comes_back()
    {
        // w − ln w: NaN for w < 0, where the long first trial leads; minimum at 1.
        double[] w = [1000];
        SolverResult result = new LBFGS(lr: 1e4, toleranceChange: 0).Minimize(new Objective(w => w[0] - Math.Log(w[0]), w => [1 - 1 / w[0]]), w);
        Assert.Equal(SolverStopReason.GradientTolerance, result.Reason);
        Assert.Equal(1, w[0], 1e-6);
    }

    [Fact]
    public void Cancelled_it_leaves_the_point_of_the_last_whole_step()
    {
        using var source = new CancellationTokenSource();
        double[] w = [-1.2, 1], third = [];
        Assert.Throws<OperationCanceledException>(() => s_exact.Minimize(SolverProblem.Rosenbrock, w, new Immediately<SolverProgress>(p =>
        {
            if (p.Iteration == 3)
            {
                third = [.. w];
                source.Cancel();
            }
        }), source.Token));
        Assert.Equal(third, w);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("lr", () => new LBFGS(lr: 0));
        Assert.Throws<ArgumentOutOfRangeException>("lineSearch", () => new LBFGS(lineSearch: (LineSearch)9));
        Assert.Throws<ArgumentOutOfRangeException>("historySize", () => new LBFGS(historySize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxIterations", () => new LBFGS(maxIterations: 0));
        Assert.Throws<ArgumentOutOfRangeException>("toleranceGradient", () => new LBFGS(toleranceGradient: -1));
        Assert.Throws<ArgumentOutOfRangeException>("toleranceChange", () => new LBFGS(toleranceChange: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("c1", () => new LBFGS(c1: 0.9, c2: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("c1", () => new LBFGS(c1: 0));
        Assert.Throws<ArgumentOutOfRangeException>("c2", () => new LBFGS(c2: 1));
        Assert.Throws<ArgumentNullException>("objective", () => s_exact.Minimize(null!, []));
        Assert.Equal(new LBFGS(), new LBFGS(historySize: 100));
    }
}
