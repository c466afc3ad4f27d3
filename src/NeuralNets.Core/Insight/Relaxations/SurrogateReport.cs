using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>The surrogate against the true loss, as training goes on and as the temperature falls. Never changes.</summary>
public sealed class SurrogateReport
{
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
        var table = new TextTable("epoch", "temperature", "cost", "hard cost", "gap", "error", "hard error") { FirstIsName = false };
        foreach (SurrogateRecord r in Records)
            table.Add(TextTable.Integer(r.Epoch), Text(r.Temperature), Text(r.Cost), Text(r.HardCost), Text(r.Gap), Text(r.Error), Text(r.HardError));
        return table.ToString();
    }

    private static string Text(double? value) => value is { } number ? number.ToString("G4", CultureInfo.InvariantCulture) : "–";
}
