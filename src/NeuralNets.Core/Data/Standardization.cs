namespace NeuralNets;

/// <summary>
/// Standardisation: x′ = (x − μ)/σ, so that each column of the data it was fitted on has mean 0 and standard deviation 1. A
/// column that never changes becomes 0.
/// </summary>
public sealed class Standardization : Scaling
{
    private readonly double[] _mean, _deviation;

    private Standardization(double[] mean, double[] deviation)
        : base(mean, [.. deviation.Select(s => s == 0 ? 1 : s)])
    {
        _mean = mean;
        _deviation = deviation;
    }

    /// <summary>μ of each column.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>σ = √(Σ (x − μ)²/rows) of each column; 0 where it never changes.</summary>
    public ReadOnlySpan<double> StandardDeviation => _deviation;

    internal override IReadOnlyList<(string Name, double[] Values)> Tensors => [("mean", _mean), ("std", _deviation)];

    /// <summary>With known figures.</summary>
    /// <param name="mean">μ of each column, at least one; finite.</param>
    /// <param name="standardDeviation">σ of each column; finite, not negative.</param>
    /// <exception cref="ArgumentException">Figures out of range, or not as many of one as of the other.</exception>
    public static Standardization Of(ReadOnlySpan<double> mean, ReadOnlySpan<double> standardDeviation)
    {
        ColumnStatistics.CheckPair(mean, standardDeviation, nameof(mean), nameof(standardDeviation));
        for (int j = 0; j < mean.Length; j++)
            if (standardDeviation[j] < 0)
                throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation[j], $"standardDeviation[{j}] is {standardDeviation[j]}; it must not be negative.");
        return new Standardization(mean.ToArray(), standardDeviation.ToArray());
    }

    /// <summary>Fits the inputs of a data set, which is read once, in order.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="data">At least one row; every input finite.</param>
    /// <exception cref="ArgumentException">No rows, or a value that is not finite: row and column are named.</exception>
    public static Standardization FitInputs<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T> => From(ColumnStatistics.OfInputs(data));

    /// <summary>Fits the targets of a data set, which is read once, in order.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="data">At least one row; every target finite.</param>
    /// <exception cref="ArgumentException">No rows, or a value that is not finite: row and column are named.</exception>
    public static Standardization FitTargets<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T> => From(ColumnStatistics.OfTargets(data));

    /// <summary>Fits rows.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">[rows × width], at least one row; every value finite.</param>
    /// <param name="width">Values of one row, at least 1.</param>
    /// <exception cref="ArgumentException">No rows, a length that does not fit, or a value that is not finite: row and column are named.</exception>
    public static Standardization Fit<T>(ReadOnlySpan<T> rows, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => From(ColumnStatistics.Of(rows, width));

    private static Standardization From(ColumnStatistics columns) =>
        new([.. columns.Moments.Select(m => m.Mean)], [.. columns.Moments.Select(m => Math.Sqrt(m.SumOfSquares / m.Count))]);
}
