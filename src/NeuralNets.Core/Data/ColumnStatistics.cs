using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What scalings are fitted from: moments and extremes of each column, in double, row after row.</summary>
internal sealed class ColumnStatistics
{
    private const int MostRows = 256;
    private readonly string _what;
    private long _rows;

    private ColumnStatistics(int width, string what)
    {
        _what = what;
        Moments = new RunningMoments[width];
        Minimum = new double[width];
        Maximum = new double[width];
        Minimum.AsSpan().Fill(double.PositiveInfinity);
        Maximum.AsSpan().Fill(double.NegativeInfinity);
    }

    public RunningMoments[] Moments { get; }
    public double[] Minimum { get; }
    public double[] Maximum { get; }

    public static ColumnStatistics OfInputs<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(data, ofInputs: true);

    public static ColumnStatistics OfTargets<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(data, ofInputs: false);

    public static ColumnStatistics Of<T>(ReadOnlySpan<T> rows, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (width < 1)
            throw new ArgumentOutOfRangeException(nameof(width), width, $"width is {width}; it must be at least 1.");
        if (rows.Length == 0 || rows.Length % width != 0)
            throw new ArgumentException($"rows holds {rows.Length} values, not a positive multiple of width {width}.", nameof(rows));
        var statistics = new ColumnStatistics(width, nameof(rows));
        statistics.Add(rows);
        return statistics;
    }

    /// <summary>Two lists of finite numbers, one of each for a column.</summary>
    public static void CheckPair(ReadOnlySpan<double> first, ReadOnlySpan<double> second, string firstName, string secondName)
    {
        if (first.Length == 0 || first.Length != second.Length)
            throw new ArgumentException($"{firstName} holds {first.Length} values, {secondName} {second.Length}: one of each for a column is needed, and at least one column.", secondName);
        for (int j = 0; j < first.Length; j++)
        {
            Setting.Finite(first[j], firstName);
            Setting.Finite(second[j], secondName);
        }
    }

    private static ColumnStatistics Of<T>(Dataset<T> data, bool ofInputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException("data holds no rows: there is nothing to fit.", nameof(data));
        var statistics = new ColumnStatistics(ofInputs ? data.InputSize : data.TargetSize, ofInputs ? "inputs" : "targets");
        int most = Math.Min(MostRows, data.Count);
        var rows = new int[most];
        T[] inputs = new T[most * data.InputSize], targets = new T[most * data.TargetSize];
        for (int first = 0; first < data.Count; first += most)
        {
            int count = Math.Min(most, data.Count - first);
            DatasetChecks.Range(rows.AsSpan(0, count), first);
            Span<T> x = inputs.AsSpan(0, count * data.InputSize), y = targets.AsSpan(0, count * data.TargetSize);
            data.Read(rows.AsSpan(0, count), x, y);
            statistics.Add<T>(ofInputs ? x : y);
        }
        return statistics;
    }

    private void Add<T>(ReadOnlySpan<T> rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows.Length; i += Moments.Length, _rows++)
        {
            for (int j = 0; j < Moments.Length; j++)
            {
                double x = Number.ToDouble(rows[i + j]);
                if (!double.IsFinite(x))
                    throw new ArgumentException($"{_what}[{_rows}, {j}] is {x}; a scaling is fitted to finite values.", _what == "rows" ? _what : "data");
                Moments[j].Add(x);
                Minimum[j] = Math.Min(Minimum[j], x);
                Maximum[j] = Math.Max(Maximum[j], x);
            }
        }
    }
}
