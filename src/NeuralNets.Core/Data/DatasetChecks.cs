using System.Numerics.Tensors;

namespace NeuralNets;

internal static class DatasetChecks
{
    public static void Length(int length, int rows, int size, string name, string sizeName)
    {
        if (length != (long)rows * size)
            throw new ArgumentException($"{name} holds {length} values; {rows} rows of {sizeName} {size} need {(long)rows * size}.", name);
    }

    public static void Rows(ReadOnlySpan<int> rows, int count)
    {
        for (int i = 0; i < rows.Length; i++)
            if ((uint)rows[i] >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"rows[{i}] is {rows[i]}; the data set holds {count} rows, 0 to {count - 1}.");
    }

    /// <summary>How many rows of <paramref name="inputSize"/> values there are: at least one.</summary>
    public static int CountRows(int inputs, int inputSize)
    {
        if (inputSize < 1)
            throw new ArgumentOutOfRangeException(nameof(inputSize), inputSize, $"inputSize is {inputSize}; it must be at least 1.");
        if (inputs == 0)
            throw new ArgumentException("inputs holds no values: a data set has at least one row.", nameof(inputs));
        if (inputs % inputSize != 0)
            throw new ArgumentException($"inputs holds {inputs} values, not a multiple of inputSize {inputSize}.", nameof(inputs));
        return inputs / inputSize;
    }

    public static void CopyRows<T>(ReadOnlySpan<int> rows, ReadOnlySpan<T> source, int width, Span<T> target)
    {
        for (int i = 0; i < rows.Length; i++)
            source.Slice(rows[i] * width, width).CopyTo(target[(i * width)..]);
    }

    /// <summary>The values of a matrix, row by row.</summary>
    public static T[] Matrix<T>(in ReadOnlyTensorSpan<T> tensor, string name)
    {
        if (tensor.Rank != 2)
            throw new ArgumentException($"{name} has {tensor.Rank} axes; [rows, width] is needed.", name);
        var values = new T[checked((int)tensor.FlattenedLength)];
        tensor.FlattenTo(values);
        return values;
    }

    /// <summary>Fills the rows first, first + 1, ….</summary>
    public static void Range(Span<int> rows, int first)
    {
        for (int i = 0; i < rows.Length; i++)
            rows[i] = first + i;
    }
}
