using nietras.SeparatedValues;

namespace NeuralNets.Samples;

/// <summary>Rows of numbers as a file holds them.</summary>
/// <param name="Values">[rows × Columns].</param>
/// <param name="Columns">Values of one row.</param>
internal sealed record Table(float[] Values, int Columns)
{
    public int Rows => Values.Length / Columns;

    /// <param name="path">The file.</param>
    /// <param name="separator">Stands between two fields.</param>
    /// <param name="skip">So many lines at the top are no rows.</param>
    /// <exception cref="InvalidDataException">A row with other columns than the first, or a field that is no number: file and line are named.</exception>
    public static Table Read(string path, char separator, int skip = 0)
    {
        // A line that is skipped may have fewer fields than the rows below it: it is no header of theirs.
        using SepReader reader = Sep.New(separator).Reader(o => o with { HasHeader = false, DisableColCountCheck = true }).FromFile(path);
        List<float> values = [];
        int columns = 0;
        foreach (SepReader.Row row in reader)
        {
            if (row.RowIndex < skip)
                continue;
            columns = columns == 0 ? row.ColCount : columns;
            if (row.ColCount != columns)
                throw new InvalidDataException($"{path}, line {row.LineNumberFrom}: {row.ColCount} fields, not {columns} as above.");
            for (int j = 0; j < columns; j++)
                values.Add(row[j].TryParse<float>() ?? throw new InvalidDataException($"{path}, line {row.LineNumberFrom}: field {j + 1} is '{row[j]}', not a number."));
        }
        return columns == 0 ? throw new InvalidDataException($"{path} holds no rows.") : new Table([.. values], columns);
    }

    /// <summary>All columns but the last, and the last.</summary>
    public (float[] Inputs, float[] Last) SplitLast()
    {
        float[][] rows = [.. Values.Chunk(Columns)];
        return ([.. rows.SelectMany(row => row[..^1])], [.. rows.Select(row => row[^1])]);
    }
}
