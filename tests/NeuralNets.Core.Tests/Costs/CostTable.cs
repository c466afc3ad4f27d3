using NeuralNets.Persistence;
using NeuralNets.Tests.Persistence;

namespace NeuralNets.Tests.Costs;

/// <summary>What a cost takes: outputs a and targets y of one row.</summary>
public enum CostDomain { Real, Probability, Logit, Simplex, Logits, LogProbability, Sign, Count, CountRate, Positive, NonZero, OneHot, OneHotProbability }

/// <summary>One cost under test.</summary>
public sealed record CostRow(ICost Function, CostDomain Domain);

/// <summary>
/// Every cost is a row, and every property of this folder holds for every row. Names are those of the golden file,
/// "Name(parameter=value, …)"; a row that stands there is compared with it.
/// </summary>
public static class CostTable
{
    public static IReadOnlyDictionary<string, CostRow> Rows { get; } = WithBuiltIns(new()
    {
        ["SquaredError"] = new(Cost.SquaredError, CostDomain.Real),
        ["MeanSquaredError"] = new(Cost.MeanSquaredError, CostDomain.Real),
        ["HalfSquaredError"] = new(Cost.HalfSquaredError, CostDomain.Real),
        ["MeanAbsoluteError"] = new(Cost.MeanAbsoluteError, CostDomain.Real),
        ["Huber(delta=1)"] = new(Cost.Huber(), CostDomain.Real),
        ["Huber(delta=0.5)"] = new(Cost.Huber(delta: 0.5), CostDomain.Real),
        ["SmoothL1(beta=1)"] = new(Cost.SmoothL1(), CostDomain.Real),
        ["SmoothL1(beta=0.5)"] = new(Cost.SmoothL1(beta: 0.5), CostDomain.Real),
        ["SmoothL1(beta=0)"] = new(Cost.SmoothL1(beta: 0), CostDomain.Real),
        ["LogCosh"] = new(Cost.LogCosh, CostDomain.Real),
        ["NegativeLogLikelihood"] = new(Cost.NegativeLogLikelihood, CostDomain.LogProbability),
        ["KullbackLeibler"] = new(Cost.KullbackLeibler, CostDomain.Simplex),
        ["KullbackLeiblerLogInput"] = new(Cost.KullbackLeiblerLogInput, CostDomain.LogProbability),
        ["PoissonNLL(logInput=true, full=false)"] = new(Cost.PoissonNLL(), CostDomain.Count),
        ["PoissonNLL(logInput=true, full=true)"] = new(Cost.PoissonNLL(full: true), CostDomain.Count),
        ["PoissonNLL(logInput=false, full=false)"] = new(Cost.PoissonNLL(logInput: false), CostDomain.CountRate),
        ["Quantile(tau=0.5)"] = new(Cost.Quantile(), CostDomain.Real),
        ["Quantile(tau=0.9)"] = new(Cost.Quantile(tau: 0.9), CostDomain.Real),
        ["Quantile(tau=0.1)"] = new(Cost.Quantile(tau: 0.1), CostDomain.Real),
        ["Hinge"] = new(Cost.Hinge, CostDomain.Sign),
        ["SquaredHinge"] = new(Cost.SquaredHinge, CostDomain.Sign),
        ["SoftMargin"] = new(Cost.SoftMargin, CostDomain.Sign),
        ["MeanSquaredLogarithmicError"] = new(Cost.MeanSquaredLogarithmicError, CostDomain.Positive),
        ["MeanAbsolutePercentageError"] = new(Cost.MeanAbsolutePercentageError, CostDomain.NonZero),
        ["BinaryCrossEntropy"] = new(Cost.BinaryCrossEntropy, CostDomain.Probability),
        ["BinaryCrossEntropyWithLogits(posWeight=1)"] = new(Cost.BinaryCrossEntropyWithLogits(), CostDomain.Logit),
        ["BinaryCrossEntropyWithLogits(posWeight=2.5)"] = new(Cost.BinaryCrossEntropyWithLogits(posWeight: 2.5), CostDomain.Logit),
        ["CrossEntropy"] = new(Cost.CrossEntropy, CostDomain.Simplex),
        ["SoftmaxCrossEntropy(labelSmoothing=0)"] = new(Cost.SoftmaxCrossEntropy(), CostDomain.Logits),
        ["SoftmaxCrossEntropy(labelSmoothing=0.1)"] = new(Cost.SoftmaxCrossEntropy(labelSmoothing: 0.1), CostDomain.Logits),
        ["CrossEntropy of SoftmaxWith(temperature=3)"] = new(Cost.CrossEntropy.Compose(Activation.SoftmaxWith(3))!, CostDomain.Logits),
    });

    // A built-in that stands nowhere above takes any numbers.
    private static Dictionary<string, CostRow> WithBuiltIns(Dictionary<string, CostRow> rows)
    {
        foreach ((string name, ICost function) in BuiltInRows.Besides(rows.Values.Select(row => row.Function), BuiltIns.Costs).ToArray())
            rows.Add(name, new(function, CostDomain.Real));
        return rows;
    }

    public static TheoryData<string> All => [.. Rows.Keys];

    internal static T[] Evaluate<T>(ICost cost, T[] a, T[] y, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var costs = new T[a.Length / width];
        cost.Evaluate<T>(a, y, costs, width);
        return costs;
    }

    internal static T[] Differentiate<T>(ICost cost, T[] a, T[] y, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var da = new T[a.Length];
        cost.Differentiate<T>(a, y, da, width);
        return da;
    }

    /// <summary>Rows of outputs and targets from a cost's domain.</summary>
    internal static (double[] A, double[] Y) Draw(CostDomain domain, int rows, int width, int seed)
    {
        double[] unit = Samples.Uniform(rows * width, 0, 1, seed), other = Samples.Uniform(rows * width, 0, 1, seed + 7919);
        double[] real = [.. unit.Select(u => 8 * u - 4)], probability = [.. unit.Select(u => 0.05 + 0.9 * u)];
        double[] shares = Normalise(other, width), oneHot = OneHot(other, width);
        return domain switch
        {
            CostDomain.Real => (real, [.. other.Select(u => 8 * u - 4)]),
            CostDomain.Probability => (probability, other),
            CostDomain.Logit => (real, other),
            CostDomain.Simplex => (Normalise(probability, width), shares),
            CostDomain.Logits => (real, shares),
            CostDomain.LogProbability => ([.. probability.Select(p => Math.Log(p))], shares),
            CostDomain.Sign => (real, [.. other.Select(u => u < 0.5 ? -1.0 : 1.0)]),
            CostDomain.Count => (real, [.. other.Select(u => Math.Floor(6 * u))]),
            CostDomain.CountRate => ([.. unit.Select(u => 0.1 + 5 * u)], [.. other.Select(u => Math.Floor(6 * u))]),
            CostDomain.Positive => ([.. unit.Select(u => 0.1 + 5 * u)], [.. other.Select(u => 0.1 + 5 * u)]),
            CostDomain.NonZero => (real, [.. other.Select(u => 0.5 + 5 * u)]),
            CostDomain.OneHot => (real, oneHot),
            CostDomain.OneHotProbability => (Normalise(probability, width), oneHot),
            _ => throw new ArgumentOutOfRangeException(nameof(domain)),
        };
    }

    private static double[] Normalise(double[] values, int width) =>
        [.. values.Chunk(width).SelectMany(row => row.Select(x => x / row.Sum()).ToArray())];

    // 1 where a row is largest.
    private static double[] OneHot(double[] values, int width) =>
        [.. values.Chunk(width).SelectMany(row => row.Select(x => x == row.Max() ? 1.0 : 0.0).ToArray())];
}
