using System.Globalization;
using System.Text;

namespace NeuralNets.Insight;

/// <summary>Lines of cells in aligned columns: names to the left, numbers to the right.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _lines = [];

    public TextTable(params string[] headings) => _lines.Add(headings);

    /// <summary>Whether the first column holds names; the others hold numbers.</summary>
    public bool FirstIsName { get; init; } = true;

    /// <summary>Without the headings.</summary>
    public int Count => _lines.Count - 1;

    /// <summary>The headings first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lines => _lines;

    public void Add(params string[] cells) => _lines.Add(cells);

    public static string Integer(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // −0 + 0 is 0.
    public static string Number(double value) => (value + 0).ToString("G5", CultureInfo.InvariantCulture);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, _lines[0].Length).Select(column => _lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (string[] line in _lines)
            text.AppendLine(string.Join("  ", line.Select((cell, column) => column == 0 && FirstIsName ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        return text.ToString();
    }
}
