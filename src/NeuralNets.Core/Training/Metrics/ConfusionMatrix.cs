using System.Globalization;
using System.Text;

namespace NeuralNets;

/// <summary>How often each class was taken for which: rows counted by their class and by the predicted one.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;   // [actual × predicted]

    /// <summary>No rows yet.</summary>
    /// <param name="classes">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer classes, or so many that the matrix has more than 2³¹ entries.</exception>
    public ConfusionMatrix(int classes)
    {
        if (classes < 1 || (long)classes * classes > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"classes is {classes}; a matrix of classes × classes values is needed.");
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many rows were counted.</summary>
    public long Total => _counts.Sum();

    /// <summary>The rows of class <paramref name="actual"/> that were taken for <paramref name="predicted"/>.</summary>
    /// <param name="actual">0 … Classes − 1.</param>
    /// <param name="predicted">0 … Classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>The share of rows on the diagonal; NaN without rows.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes).Sum(c => this[c, c]) / Total;

    /// <summary>Counts what a network answers to a whole data set. Which class a row has: see <see cref="Metric"/>.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Predicts; a single output makes two classes.</param>
    /// <param name="data">Inputs of the network's size, with targets.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a target that names no class.</exception>
    public static ConfusionMatrix Of<T>(Network<T> network, Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        var state = new ConfusionState(network.OutputSize, data.TargetSize, OutputThreshold.Of(network));
        Evaluation.Run(network, data, [state]);
        return state.Matrix;
    }

    /// <summary>Counts one row.</summary>
    /// <param name="actual">Its class, 0 … Classes − 1.</param>
    /// <param name="predicted">What it was taken for, 0 … Classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class; nothing has changed.</exception>
    public void Add(int actual, int predicted) => _counts[Index(actual, predicted)]++;

    /// <summary>Of the rows taken for this class, the share that is of it; 0 where there are none.</summary>
    /// <param name="class">0 … Classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public double Precision(int @class) => Ratio(this[@class, @class], TakenFor(@class));

    /// <summary>Of the rows of this class, the share that was taken for it; 0 where there are none.</summary>
    /// <param name="class">0 … Classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public double Recall(int @class) => Ratio(this[@class, @class], Of(@class));

    /// <summary>The harmonic mean of precision and recall; 0 where the class does not occur.</summary>
    /// <param name="class">0 … Classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public double F1(int @class) => Ratio(2 * this[@class, @class], Of(@class) + TakenFor(@class));

    /// <summary>A table: one line a class, one column a predicted class, then precision, recall and F1.</summary>
    public override string ToString()
    {
        int width = Math.Max(_counts.Max().ToString(CultureInfo.InvariantCulture).Length, (Classes - 1).ToString(CultureInfo.InvariantCulture).Length) + 2;
        int head = "class".Length;
        var table = new StringBuilder("class");
        for (int predicted = 0; predicted < Classes; predicted++)
            table.Append(Cell(predicted, width));
        table.Append("  precision  recall      F1\n");
        for (int actual = 0; actual < Classes; actual++)
        {
            table.Append(Cell(actual, head));
            for (int predicted = 0; predicted < Classes; predicted++)
                table.Append(Cell(this[actual, predicted], width));
            table.Append(CultureInfo.InvariantCulture, $"{Precision(actual),11:F4}{Recall(actual),8:F4}{F1(actual),8:F4}\n");
        }
        return table.Append(CultureInfo.InvariantCulture, $"accuracy {Accuracy:F4} of {Total} rows").ToString();
    }

    private static string Cell(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private long Of(int actual) => Enumerable.Range(0, Classes).Sum(predicted => this[actual, predicted]);

    private long TakenFor(int predicted) => Enumerable.Range(0, Classes).Sum(actual => this[actual, predicted]);

    private int Index(int actual, int predicted)
    {
        CheckClass(actual, nameof(actual));
        CheckClass(predicted, nameof(predicted));
        return actual * Classes + predicted;
    }

    private void CheckClass(int value, string argument)
    {
        if ((uint)value >= (uint)Classes)
            throw new ArgumentOutOfRangeException(argument, value, $"{argument} is {value}; there are {Classes} classes, 0 to {Classes - 1}.");
    }
}
