using nietras.SeparatedValues;

namespace NeuralNets.Samples;

/// <summary>Rows of numbers as a file holds them.</summary>
/// <param name="Values">[rows × Columns].</param>
/// <param name="Columns">Values of one row.</param>
/// <param name="FirstLine">The fields of a first line that is no row; empty where there is none.</param>
internal sealed record Table(float[] Values, int Columns, string[] FirstLine)
{
    public int Rows => Values.Length / Columns;

    /// <exception cref="InvalidDataException">A row with other columns than the first, or a field that is no number: file and line are named.</exception>
    public static Table Read(string path, char separator, bool hasFirstLine)
    {
        // The first line of the sets with class names has fewer fields than the rows below it: it is no header of theirs.
        using SepReader reader = Sep.New(separator).Reader(o => o with { HasHeader = false, DisableColCountCheck = true }).FromFile(path);
        List<float> values = [];
        string[] firstLine = [];
        int columns = 0;
        foreach (SepReader.Row row in reader)
        {
            if (row.RowIndex == 0 && hasFirstLine)
            {
                firstLine = row[..].ToStringsArray();
                continue;
            }
            columns = columns == 0 ? row.ColCount : columns;
            if (row.ColCount != columns)
                throw new InvalidDataException($"{path}, line {row.LineNumberFrom}: {row.ColCount} fields, not {columns} as above.");
            for (int j = 0; j < columns; j++)
                values.Add(row[j].TryParse<float>() ?? throw new InvalidDataException($"{path}, line {row.LineNumberFrom}: field {j + 1} is '{row[j]}', not a number."));
        }
        return columns == 0 ? throw new InvalidDataException($"{path} holds no rows.") : new Table([.. values], columns, firstLine);
    }

    /// <summary>All columns but the last, and the last.</summary>
    public (float[] Inputs, float[] Last) SplitLast()
    {
        float[][] rows = [.. Values.Chunk(Columns)];
        return ([.. rows.SelectMany(row => row[..^1])], [.. rows.Select(row => row[^1])]);
    }
}
