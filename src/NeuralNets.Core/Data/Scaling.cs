using System.Buffers;
using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>
/// Column by column x′ = (x − offset)/scale: fitted on training data, applied to all data, inverted on outputs. See
/// <see cref="Standardization"/> and <see cref="MinMaxScaling"/>.
/// </summary>
/// <remarks>Computed in double and rounded once to T. Immutable, safe from many threads at once.</remarks>
public abstract class Scaling
{
    private readonly double[] _offset, _scale;

    private protected Scaling(double[] offset, double[] scale)
    {
        _offset = offset;
        _scale = scale;
        for (int j = 0; j < scale.Length; j++)
            if (!double.IsFinite(offset[j]) || !double.IsFinite(scale[j]))
                throw new ArgumentException($"Column {j} spans more than a double can tell apart from infinity.");
    }

    /// <summary>How many columns there are.</summary>
    public int Width => _offset.Length;

    /// <summary>Scales rows.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">[rows × Width].</param>
    /// <param name="result">Receives as many values; may be <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public void Apply<T>(ReadOnlySpan<T> rows, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(rows, result, invert: false);

    /// <summary>Scales rows in place.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">[rows × Width].</param>
    /// <exception cref="ArgumentException">A length that does not fit.</exception>
    public void Apply<T>(Span<T> rows) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Apply(rows, rows);

    /// <summary>Back to the original measure: x = x′·scale + offset.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">[rows × Width].</param>
    /// <param name="result">Receives as many values; may be <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public void Invert<T>(ReadOnlySpan<T> rows, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(rows, result, invert: true);

    /// <summary>Back to the original measure in place.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">[rows × Width].</param>
    /// <exception cref="ArgumentException">A length that does not fit.</exception>
    public void Invert<T>(Span<T> rows) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Invert(rows, rows);

    /// <summary>What a file keeps: arrays of Width values by name, in a fixed order.</summary>
    internal abstract IReadOnlyList<(string Name, double[] Values)> Tensors { get; }

    private void Run<T>(ReadOnlySpan<T> rows, Span<T> result, bool invert) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.Length % Width != 0)
            throw new ArgumentException($"rows holds {rows.Length} values, not a multiple of {nameof(Width)} {Width}.", nameof(rows));
        if (result.Length != rows.Length)
            throw new ArgumentException($"result holds {result.Length} values, rows {rows.Length}.", nameof(result));
        double[] rented = ArrayPool<double>.Shared.Rent(Width);
        Span<double> x = rented.AsSpan(0, Width);
        for (int i = 0; i < rows.Length; i += Width)
        {
            // Each operation rounds exactly once, whatever the vectors.
            TensorPrimitives.ConvertTruncating(rows.Slice(i, Width), x);
            if (invert)
            {
                TensorPrimitives.Multiply(x, _scale, x);
                TensorPrimitives.Add(x, _offset, x);
            }
            else
            {
                TensorPrimitives.Subtract(x, _offset, x);
                TensorPrimitives.Divide(x, _scale, x);
            }
            TensorPrimitives.ConvertTruncating<double, T>(x, result.Slice(i, Width));
        }
        ArrayPool<double>.Shared.Return(rented);
    }
}
