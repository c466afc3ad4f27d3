using NeuralNets.Persistence;
using NeuralNets.Tests.Persistence;

namespace NeuralNets.Tests.Costs;

/// <summary>What a cost takes: outputs a and targets y of one row.</summary>
public enum CostDomain
{
    Real, Probability, Logit, Simplex, Logits, LogProbability, Sign, Count, CountRate, Positive, NonZero, OneHot, OneHotProbability,

    /// <summary>Means and behind them variances; targets for the means.</summary>
    Variance,

    /// <summary>Scores, probabilities or log-probabilities, and the index of a class.</summary>
    Index, IndexProbability, IndexLogProbability,

    /// <summary>The same with a weight behind the target.</summary>
    WeightedReal, WeightedIndex, WeightedSimplex,
}

/// <summary>One cost under test, which may depend on the number of outputs.</summary>
public sealed record CostRow(Func<int, ICost> OfWidth, CostDomain Domain)
{
    public CostRow(ICost cost, CostDomain domain) : this(_ => cost, domain)
    {
    }

    /// <summary>How many outputs make up <paramref name="size"/> entries.</summary>
    public int Width(int size) => Domain == CostDomain.Variance ? 2 * size : size;
}

/// <summary>A cost with rows of outputs and targets.</summary>
internal sealed record CostCase<T>(ICost Cost, T[] A, T[] Y, int Width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T[] Evaluate() => CostTable.Evaluate(Cost, A, Y, Width);

    public T[] Differentiate() => CostTable.Differentiate(Cost, A, Y, Width);

    public CostCase<T> Row(int index)
    {
        int targets = Cost.TargetWidth(Width);
        return this with { A = A[(index * Width)..((index + 1) * Width)], Y = Y[(index * targets)..((index + 1) * targets)] };
    }

    public CostCase<TOther> To<TOther>() where TOther : unmanaged, IBinaryFloatingPointIeee754<TOther> =>
        new(Cost, [.. A.Select(TOther.CreateTruncating)], [.. Y.Select(TOther.CreateTruncating)], Width);
}

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
        ["GaussianNLL(full=false, eps=1E-06)"] = new(Cost.GaussianNLL(), CostDomain.Variance),
        ["GaussianNLL(full=true, eps=0.1)"] = new(Cost.GaussianNLL(eps: 0.1, full: true), CostDomain.Variance),
        ["CategoricalHinge"] = new(Cost.CategoricalHinge, CostDomain.OneHot),
        ["CrammerSingerHinge"] = new(Cost.CrammerSingerHinge, CostDomain.OneHot),
        ["MultiMargin(p=1)"] = new(Cost.MultiMargin(), CostDomain.OneHot),
        ["MultiMargin(p=2)"] = new(Cost.MultiMargin(p: 2), CostDomain.OneHot),
        ["BinaryFocal(gamma=2, alpha=0.25)"] = new(Cost.BinaryFocal(alpha: 0.25), CostDomain.Probability),
        ["BinaryFocal(gamma=2, alpha=null)"] = new(Cost.BinaryFocal(), CostDomain.Probability),
        ["BinaryFocal(gamma=0.5, alpha=null)"] = new(Cost.BinaryFocal(gamma: 0.5), CostDomain.Probability),
        ["BinaryFocalWithLogits(gamma=2, alpha=0.25)"] = new(Cost.BinaryFocalWithLogits(alpha: 0.25), CostDomain.Logit),
        ["BinaryFocalWithLogits(gamma=2, alpha=null)"] = new(Cost.BinaryFocalWithLogits(), CostDomain.Logit),
        ["BinaryFocalWithLogits(gamma=1.5, alpha=null)"] = new(Cost.BinaryFocalWithLogits(gamma: 1.5), CostDomain.Logit),
        ["CategoricalFocal(gamma=2, alpha=null)"] = new(Cost.CategoricalFocal(), CostDomain.Simplex),
        ["CategoricalFocal(gamma=2, alpha=0.25)"] = new(Cost.CategoricalFocal(alpha: 0.25), CostDomain.Simplex),
        ["CategoricalFocal(gamma=0.5, alpha=null)"] = new(Cost.CategoricalFocal(gamma: 0.5), CostDomain.OneHotProbability),
        ["CosineDistance"] = new(Cost.CosineDistance, CostDomain.Real),
        ["Dice(smooth=1)"] = new(Cost.Dice(), CostDomain.Probability),
        ["Dice(smooth=1E-07)"] = new(Cost.Dice(smooth: 1e-7), CostDomain.Probability),
        ["Tversky(alpha=0.5, beta=0.5, smooth=1E-07)"] = new(Cost.Tversky(), CostDomain.Probability),
        ["Tversky(alpha=0.3, beta=0.7, smooth=1E-07)"] = new(Cost.Tversky(alpha: 0.3, beta: 0.7), CostDomain.Probability),
        ["Weighted(SquaredError)"] = new(Cost.Weighted(Cost.SquaredError), CostDomain.WeightedReal),
        ["Weighted(ClassIndex(SoftmaxCrossEntropy))"] = new(Cost.Weighted(Cost.ClassIndex(Cost.SoftmaxCrossEntropy())), CostDomain.WeightedIndex),
        ["ClassWeighted(CrossEntropy)"] = new(n => Cost.ClassWeighted(Cost.CrossEntropy, Weights(n)), CostDomain.Simplex),
        ["ClassWeighted(ClassIndex(MultiMargin))"] = new(n => Cost.ClassWeighted(Cost.ClassIndex(Cost.MultiMargin()), Weights(n)), CostDomain.Index),
        ["ClassIndex(CrossEntropy)"] = new(Cost.ClassIndex(Cost.CrossEntropy), CostDomain.IndexProbability),
        ["ClassIndex(NegativeLogLikelihood)"] = new(Cost.ClassIndex(Cost.NegativeLogLikelihood), CostDomain.IndexLogProbability),
        ["ClassIndex(SoftmaxCrossEntropy(labelSmoothing=0.1))"] = new(Cost.ClassIndex(Cost.SoftmaxCrossEntropy(0.1)), CostDomain.Index),
        ["ClassIndex(CategoricalHinge)"] = new(Cost.ClassIndex(Cost.CategoricalHinge), CostDomain.Index),
        ["ClassIndex(CrammerSingerHinge)"] = new(Cost.ClassIndex(Cost.CrammerSingerHinge), CostDomain.Index),
        ["LabelSmoothed(CrossEntropy)"] = new(Cost.LabelSmoothed(Cost.CrossEntropy), CostDomain.OneHotProbability),
        ["Sum(SquaredError + CosineDistance)"] = new(Cost.Sum((0.5, Cost.SquaredError), (3, Cost.CosineDistance)), CostDomain.Real),
        ["Sum(SoftmaxCrossEntropy + MultiMargin)"] = new(Cost.ClassIndex(Cost.Sum((1, Cost.SoftmaxCrossEntropy()), (0.1, Cost.MultiMargin(2)))), CostDomain.Index),
        ["CrossEntropy of SoftmaxWith(temperature=3)"] = new(Cost.CrossEntropy.Compose(Activation.SoftmaxWith(3))!, CostDomain.Logits),
    });

    // A built-in that stands nowhere above takes any numbers.
    private static Dictionary<string, CostRow> WithBuiltIns(Dictionary<string, CostRow> rows)
    {
        foreach ((string name, ICost function) in BuiltInRows.Besides(rows.Values.Select(row => row.OfWidth(2)), BuiltIns.Costs).ToArray())
            rows.Add(name, new(function, CostDomain.Real));
        return rows;
    }

    public static TheoryData<string> All => [.. Rows.Keys];

    /// <summary>Class weights around 1.</summary>
    internal static double[] Weights(int classes) => [.. Enumerable.Range(1, classes).Select(i => 0.25 * i)];

    /// <summary>A row of the table with drawn examples of <paramref name="size"/> entries.</summary>
    internal static CostCase<T> Case<T>(string name, int rows, int size, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Case<T>(Rows[name], rows, size, seed);

    internal static CostCase<T> Case<T>(CostRow row, int rows, int size, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double[] a, double[] y) = Draw(row.Domain, rows, size, seed);
        return new(row.OfWidth(row.Width(size)), a.To<T>(), y.To<T>(), row.Width(size));
    }

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
    private static (double[] A, double[] Y) Draw(CostDomain domain, int rows, int width, int seed)
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
            CostDomain.Variance => (Joined(real, [.. unit.Select(u => 0.3 + u)], width, width), [.. other.Select(u => 8 * u - 4)]),
            CostDomain.Index => (real, Indices(oneHot, width)),
            CostDomain.IndexProbability => (Normalise(probability, width), Indices(oneHot, width)),
            CostDomain.IndexLogProbability => ([.. probability.Select(p => Math.Log(p))], Indices(oneHot, width)),
            CostDomain.WeightedReal => (real, Joined(other, unit, width, 1)),
            CostDomain.WeightedIndex => (real, Joined(Indices(oneHot, width), unit, 1, 1)),
            CostDomain.WeightedSimplex => (real, Joined(shares, unit, width, 1)),
            _ => throw new ArgumentOutOfRangeException(nameof(domain)),
        };
    }

    private static double[] Normalise(double[] values, int width) =>
        [.. values.Chunk(width).SelectMany(row => row.Select(x => x / row.Sum()).ToArray())];

    // 1 where a row is largest.
    private static double[] OneHot(double[] values, int width) =>
        [.. values.Chunk(width).SelectMany(row => row.Select(x => x == row.Max() ? 1.0 : 0.0).ToArray())];

    private static double[] Indices(double[] oneHot, int width) =>
        [.. oneHot.Chunk(width).Select(row => (double)Array.IndexOf(row, 1.0))];

    // Row by row: so many values of the first and behind them so many of the second.
    private static double[] Joined(double[] first, double[] second, int firstWidth, int secondWidth) =>
        [.. first.Chunk(firstWidth).Zip(second.Chunk(secondWidth)).SelectMany(pair => pair.First.Concat(pair.Second))];
}
