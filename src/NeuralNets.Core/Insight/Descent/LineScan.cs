using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>The path of the mean cost along −∇C.</summary>
/// <param name="Limit">What gradient and curvature at its start predict.</param>
/// <param name="Path">Measured costs; the steps grow from 0.</param>
public sealed record LineScan(StepLimit Limit, IReadOnlyList<ScanPoint> Path)
{
    /// <summary>The lowest cost of the path, the first of equals; step 0 where every step climbs.</summary>
    public ScanPoint Best => Path[IndexOfLowest(Path)];

    /// <summary>The first step whose cost is above that of the step before it, or no number; null: the path never rises.</summary>
    public double? RisesFrom => Enumerable.Range(1, Path.Count - 1).Where(i => !(Path[i].Cost <= Path[i - 1].Cost)).Select(i => (double?)Path[i].Step).FirstOrDefault();

    /// <summary>The first step whose cost is above that of step 0, or no number; null: none is.</summary>
    public double? AboveStartFrom => Path.Where(p => !(p.Cost <= Path[0].Cost)).Select(p => (double?)p.Step).FirstOrDefault();

    /// <summary>A table: step, cost, what the parabola of <see cref="Limit"/> predicts; then what follows from it.</summary>
    public override string ToString()
    {
        var table = new TextTable("step", "cost", "predicted");
        double square = Limit.GradientNorm * Limit.GradientNorm;
        foreach (ScanPoint p in Path)
            table.Add(TextTable.Number(p.Step), TextTable.Number(p.Cost), TextTable.Number(Limit.Cost + p.Step * square * (p.Step * Limit.Curvature / 2 - 1)));
        string rises = RisesFrom is { } step ? string.Create(CultureInfo.InvariantCulture, $"rises from {step:G4}") : "never rises";
        return string.Create(CultureInfo.InvariantCulture, $"{Limit}\n{table}lowest at step {Best.Step:G4}: {Best.Cost:G6}; the path {rises}\n");
    }

    internal static int IndexOfLowest(IReadOnlyList<ScanPoint> path)
    {
        int lowest = 0;
        for (int i = 1; i < path.Count; i++)
        {
            if (path[i].Cost < path[lowest].Cost)
                lowest = i;
        }
        return lowest;
    }
}

/// <summary>One point of a <see cref="LineScan"/>.</summary>
/// <param name="Step">The learning rate.</param>
/// <param name="Cost">C(w − step·∇C).</param>
public readonly record struct ScanPoint(double Step, double Cost);
