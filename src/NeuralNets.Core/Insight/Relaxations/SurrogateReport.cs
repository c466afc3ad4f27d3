using System.Globalization;
using System.Text;

namespace NeuralNets.Insight;

/// <summary>The surrogate against the true loss, as training goes on and as the temperature falls. Never changes.</summary>
public sealed class SurrogateReport
{
    private static readonly string[] Columns = ["epoch", "temperature", "cost", "hard cost", "gap", "error", "hard error"];

    internal SurrogateReport(IEnumerable<SurrogateRecord> records)
    {
        Records = Array.AsReadOnly([.. records]);
    }

    /// <summary>One for each time it was measured, in order.</summary>
    public IReadOnlyList<SurrogateRecord> Records { get; }

    /// <summary>The last record at each temperature, in the order the temperatures came.</summary>
    public SurrogateReport AtEachTemperature
    {
        get
        {
            List<SurrogateRecord> last = [];
            foreach (SurrogateRecord record in Records)
            {
                if (last.Count > 0 && last[^1].Temperature == record.Temperature)
                    last[^1] = record;
                else
                    last.Add(record);
            }
            return new(last);
        }
    }

    /// <summary>A table, a line a record.</summary>
    public override string ToString()
    {
        List<string[]> rows = [Columns];
        foreach (SurrogateRecord r in Records)
            rows.Add([Text(r.Epoch), Text(r.Temperature), Text(r.Cost), Text(r.HardCost), Text(r.Gap), Text(r.Error), Text(r.HardError)]);
        int[] widths = [.. Enumerable.Range(0, Columns.Length).Select(column => rows.Max(row => row[column].Length))];
        var table = new StringBuilder();
        foreach (string[] row in rows)
            table.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))));
        return table.ToString();
    }

    private static string Text(double? value) => value is { } number ? number.ToString("G4", CultureInfo.InvariantCulture) : "–";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
