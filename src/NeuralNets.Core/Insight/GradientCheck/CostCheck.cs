using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>A cost's Differentiate against differences of its Evaluate, for every output of some rows.</summary>
internal sealed class CostCheck(ICost cost, int width, GradientCheckOptions options)
{
    private readonly DifferenceQuotient _quotient = new(options);
    private readonly List<GradientComparison> _comparisons = [];
    private readonly List<double> _costs = [];

    public GradientCheckReport Report() =>
        new($"the cost {cost}", _costs.Count == 0 ? double.NaN : _costs.Average(), [new("∂C/∂a", _comparisons.AsReadOnly(), _comparisons.Count)], []);

    /// <summary>All rows go into one call, as in training; each is then moved alone.</summary>
    public void AddRows(ReadOnlySpan<double> a, ReadOnlySpan<double> y)
    {
        int rows = a.Length / width, targets = cost.TargetWidth(width);
        double[] costs = new double[rows], da = new double[a.Length];
        cost.Evaluate(a, y, costs, width);
        cost.Differentiate(a, y, da, width);
        _costs.AddRange(costs);
        for (int r = 0; r < rows; r++)
        {
            double[] outputs = a.Slice(r * width, width).ToArray(), target = y.Slice(r * targets, targets).ToArray();
            for (int i = 0; i < width; i++)
                Add(r, i, outputs, target, costs[r], da[r * width + i]);
        }
    }

    private void Add(int row, int i, double[] a, double[] y, double atRest, double analytic)
    {
        double[] moved = [.. a], result = [0];
        string name = string.Create(CultureInfo.InvariantCulture, $"row {row}, ∂C/∂a[{i}] at a[{i}] = {a[i]:G6}{(y.Length == a.Length ? $", y[{i}] = {y[i]:G6}" : "")}");
        _comparisons.Add(_quotient.Compare(name, analytic, At, atRest, Math.Max(1, Math.Abs(a[i]))));

        double At(double t)
        {
            moved[i] = a[i] + t;
            cost.Evaluate<double>(moved, y, result, width);
            return result[0];
        }
    }
}
