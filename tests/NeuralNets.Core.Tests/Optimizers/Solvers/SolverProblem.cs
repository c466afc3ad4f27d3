using System.Text.Json;

namespace NeuralNets.Tests.Optimizers.Solvers;

/// <summary>A function and its gradient from lambdas.</summary>
internal sealed class Objective(Func<double[], double> f, Func<double[], double[]> gradient) : IObjective
{
    public double Evaluate(ReadOnlySpan<double> w, Span<double> g)
    {
        double[] copy = w.ToArray();
        gradient(copy).CopyTo(g);
        return f(copy);
    }
}

/// <summary>Functions with known minima.</summary>
internal static class SolverProblem
{
    /// <summary>The test problem of golden/optimizers.json.</summary>
    public static IObjective Golden(JsonElement problem)
    {
        double[] a = Tests.Golden.Doubles(problem.GetProperty("A")), b = Tests.Golden.Numbers(problem, "b");
        double k = Tests.Golden.Number(problem, "k");
        double[] Product(double[] w) => [.. w.Select((_, i) => w.Select((x, j) => a[i * w.Length + j] * x).Sum())];
        return new Objective(
            w => w.Zip(Product(w), (x, ax) => x * ax).Sum() / 2 - w.Zip(b, (x, y) => x * y).Sum() + Math.Pow(1 - w[3], 2) + k * Math.Pow(w[4] - w[3] * w[3], 2),
            w =>
            {
                double[] g = [.. Product(w).Zip(b, (x, y) => x - y)];
                double valley = w[4] - w[3] * w[3];
                g[3] += -2 * (1 - w[3]) - 4 * k * w[3] * valley;
                g[4] += 2 * k * valley;
                return g;
            });
    }

    /// <summary>Rosenbrock 1960: a bent valley, minimum 0 at (1, 1).</summary>
    public static IObjective Rosenbrock { get; } = new Objective(
        w => Math.Pow(1 - w[0], 2) + 100 * Math.Pow(w[1] - w[0] * w[0], 2),
        w => [-2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] * w[0]), 200 * (w[1] - w[0] * w[0])]);

    /// <summary>Σ cᵢ·(wᵢ − i)²/2, cᵢ = 1, s, s², ….</summary>
    public static IObjective Quadratic(double spread) => new Objective(
        w => w.Select((x, i) => Math.Pow(spread, i) * (x - i) * (x - i) / 2).Sum(),
        w => [.. w.Select((x, i) => Math.Pow(spread, i) * (x - i))]);
}

/// <summary>Tells at once, on the caller's thread.</summary>
internal sealed class Immediately<TReport>(Action<TReport> report) : IProgress<TReport>
{
    public void Report(TReport value) => report(value);
}
