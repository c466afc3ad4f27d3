using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Min-max scaling: x′ = low + (x − min)·(high − low)/(max − min), so that each column of the data it was fitted on runs from
/// low to high (as far as rounding lets it; from 0 to 1 exactly). A column that never changes becomes low.
/// </summary>
public sealed class MinMaxScaling : Scaling
{
    private readonly double[] _minimum, _maximum;

    private MinMaxScaling(double[] minimum, double[] maximum, double low, double high)
        : base([.. minimum.Zip(maximum, (x, y) => x - low * ScaleOf(x, y, low, high))], [.. minimum.Zip(maximum, (x, y) => ScaleOf(x, y, low, high))])
    {
        _minimum = minimum;
        _maximum = maximum;
        Low = low;
        High = high;
    }

    /// <summary>The least value of each column.</summary>
    public ReadOnlySpan<double> Minimum => _minimum;

    /// <summary>The greatest value of each column.</summary>
    public ReadOnlySpan<double> Maximum => _maximum;

    /// <summary>What the least value becomes.</summary>
    public double Low { get; }

    /// <summary>What the greatest value becomes.</summary>
    public double High { get; }

    internal override IReadOnlyList<(string Name, double[] Values)> Tensors => [("min", _minimum), ("max", _maximum), ("range", [Low, High])];

    /// <summary>With known figures.</summary>
    /// <param name="minimum">The least value of each column, at least one; finite.</param>
    /// <param name="maximum">The greatest value of each column; finite, not below the least.</param>
    /// <param name="low">What the least value becomes; finite.</param>
    /// <param name="high">What the greatest value becomes; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">Figures out of range, or not as many of one as of the other.</exception>
    public static MinMaxScaling Of(ReadOnlySpan<double> minimum, ReadOnlySpan<double> maximum, double low = 0, double high = 1)
    {
        ColumnStatistics.CheckPair(minimum, maximum, nameof(minimum), nameof(maximum));
        for (int j = 0; j < minimum.Length; j++)
            if (maximum[j] < minimum[j])
                throw new ArgumentOutOfRangeException(nameof(maximum), maximum[j], $"maximum[{j}] is {maximum[j]}, minimum[{j}] {minimum[j]}.");
        CheckRange(low, high);
        return new MinMaxScaling(minimum.ToArray(), maximum.ToArray(), low, high);
    }

    /// <summary>Fits the inputs of a data set, which is read once.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="data">At least one row; every input finite.</param>
    /// <param name="low">What the least value becomes; finite.</param>
    /// <param name="high">What the greatest value becomes; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">No rows, a value that is not finite (row and column are named), or an empty range.</exception>
    public static MinMaxScaling FitInputs<T>(Dataset<T> data, double low = 0, double high = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckRange(low, high);
        return From(ColumnStatistics.OfInputs(data), low, high);
    }

    /// <summary>Fits the targets of a data set, which is read once.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="data">At least one row; every target finite.</param>
    /// <param name="low">What the least value becomes; finite.</param>
    /// <param name="high">What the greatest value becomes; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">No rows, a value that is not finite (row and column are named), or an empty range.</exception>
    public static MinMaxScaling FitTargets<T>(Dataset<T> data, double low = 0, double high = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckRange(low, high);
        return From(ColumnStatistics.OfTargets(data), low, high);
    }

    /// <summary>Fits rows.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">[rows × width], at least one row; every value finite.</param>
    /// <param name="width">Values of one row, at least 1.</param>
    /// <param name="low">What the least value becomes; finite.</param>
    /// <param name="high">What the greatest value becomes; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">No rows, a length that does not fit, a value that is not finite (row and column are named), or an empty range.</exception>
    public static MinMaxScaling Fit<T>(ReadOnlySpan<T> rows, int width, double low = 0, double high = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckRange(low, high);
        return From(ColumnStatistics.Of(rows, width), low, high);
    }

    private static MinMaxScaling From(ColumnStatistics columns, double low, double high) => new(columns.Minimum, columns.Maximum, low, high);

    private static double ScaleOf(double minimum, double maximum, double low, double high) =>
        minimum == maximum ? 1 : (maximum - minimum) / (high - low);

    private static void CheckRange(double low, double high)
    {
        Setting.Finite(low);
        Setting.Finite(high);
        if (high <= low || !double.IsFinite(high - low))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"high is {high}; it must be above low, {low}, and at a finite distance.");
    }
}
