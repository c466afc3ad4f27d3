using System.Text.Json;

namespace NeuralNets.Tests.Optimizers.Solvers;

public class LBFGSGoldenTests
{
    private static readonly JsonElement s_root = Golden.Root("optimizers.json"), s_problem = s_root.GetProperty("problem");

    [Theory, InlineData(0), InlineData(1)]
    public void Iterates_are_the_golden_ones(int index)
    {
        JsonElement run = s_root.GetProperty("lbfgs")[index];
        var wanted = run.GetProperty("iterates").EnumerateArray().ToDictionary(row => row.GetProperty("iteration").GetInt32());
        int seen = 0;
        double[] w = Golden.Numbers(s_problem, "w0");
        LBFGS solver = Create(run.GetProperty("params"));
        SolverResult result = solver.Minimize(SolverProblem.Golden(s_problem), w, new Immediately<SolverProgress>(p =>
        {
            if (!wanted.TryGetValue(p.Iteration, out JsonElement row))
                return;
            seen++;
            double[] want = Golden.Numbers(row, "w");
            for (int i = 0; i < want.Length; i++)
                Assert.Equal(want[i], w[i], 1e-11 * Math.Max(Math.Abs(want[i]), 1e-3) * Math.Pow(2, p.Iteration));
            Assert.Equal(Golden.Number(row, "step_length"), p.StepLength, 1e-9);
            if (p.Iteration < solver.MaxIterations)   // where the golden run does not look at the last point
                Assert.Equal(row.GetProperty("evaluations_so_far").GetInt32(), p.Evaluations);
        }));
        Assert.Equal(wanted.Count, seen);
        if (solver.LineSearch == LineSearch.None)
        {
            Assert.Equal((SolverStopReason.MaxIterations, run.GetProperty("iterations_done").GetInt32()), (result.Reason, result.Iterations));
            return;
        }
        Assert.Equal(SolverStopReason.ChangeTolerance, result.Reason);
        Assert.Equal(run.GetProperty("evaluations").GetInt32(), result.Evaluations);
        double[] minimiser = Golden.Numbers(s_problem, "minimiser");
        for (int i = 0; i < w.Length; i++)
            Assert.Equal(minimiser[i], w[i], 1e-5);
        Assert.Equal(Golden.Number(s_problem, "minimum"), result.Cost, 1e-9);
    }

    private static LBFGS Create(JsonElement settings)
    {
        double D(string name) => settings.GetProperty(name).GetDouble();
        return new LBFGS(lr: D("lr"), lineSearch: settings.GetProperty("lineSearch").GetString() == "none" ? LineSearch.None : LineSearch.StrongWolfe,
            historySize: (int)D("historySize"), maxIterations: (int)D("maxIterations"), toleranceGradient: D("toleranceGradient"), toleranceChange: D("toleranceChange"), c1: D("c1"), c2: D("c2"));
    }
}
