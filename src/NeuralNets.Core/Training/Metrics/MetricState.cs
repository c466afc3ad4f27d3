using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>What a <see cref="Metric"/> has counted so far. One thread at a time.</summary>
public abstract class MetricState
{
    private readonly double[] _output, _target;

    /// <param name="outputSize">Values of one row of outputs, at least 1.</param>
    /// <param name="targetSize">Values of one row of targets, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    protected MetricState(int outputSize, int targetSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        _output = new double[outputSize];
        _target = new double[targetSize];
    }

    /// <summary>Values of one row of outputs.</summary>
    public int OutputSize => _output.Length;

    /// <summary>Values of one row of targets.</summary>
    public int TargetSize => _target.Length;

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The metric of the rows added so far; more may follow.</summary>
    public abstract double Result { get; }

    /// <summary>Adds any number of rows.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="outputs">[rows × OutputSize].</param>
    /// <param name="targets">[rows × TargetSize].</param>
    /// <exception cref="ArgumentException">Lengths that do not fit: nothing has changed. A target that names no class: the rows before it were added.</exception>
    public void Add<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Check.Rows(outputs.Length, OutputSize, nameof(OutputSize), nameof(outputs));
        Check.Length(targets.Length, rows, TargetSize, nameof(TargetSize), nameof(targets));
        for (int r = 0; r < rows; r++)
        {
            // Exact: double holds every float.
            TensorPrimitives.ConvertTruncating(outputs.Slice(r * OutputSize, OutputSize), _output);
            TensorPrimitives.ConvertTruncating(targets.Slice(r * TargetSize, TargetSize), _target);
            AddRow(_output, _target);
            Rows++;
        }
    }

    /// <summary>Adds one row; its sizes fit.</summary>
    /// <param name="output">OutputSize values.</param>
    /// <param name="target">TargetSize values.</param>
    protected abstract void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target);
}
