using System.Globalization;
using System.Text;

namespace NeuralNets;

public sealed partial class Network<T>
{
    /// <summary>A table: layer, shape, activation, parameters, total.</summary>
    public override string ToString()
    {
        var rows = new List<string[]>();
        rows.Add(["", "layer", "shape", "activation", "parameters"]);
        for (int i = 0; i < Layers.Count; i++)
        {
            int parameters = Blocks.Where(block => block.Layer == i).Sum(block => block.Length);
            rows.Add([Text(i), Name(Layers[i]), $"{Architecture.InputsOf(i)} → {Architecture.OutputsOf(i)}", ActivationOf(Layers[i]), Text(parameters)]);
        }
        rows.Add(["", "total", $"{InputSize} → {OutputSize}", "", Text(Parameters.Length)]);

        var table = new StringBuilder();
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            table.AppendLine(string.Join("  ", row.Select((cell, column) => column == row.Length - 1 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        return table.ToString();
    }

    private static string Name(Layer layer) => layer switch
    {
        Dropout dropout => $"Dropout {dropout.Rate.ToString(CultureInfo.InvariantCulture)}",
        RReLU rrelu => string.Create(CultureInfo.InvariantCulture, $"RReLU {rrelu.Lower:0.###}…{rrelu.Upper:0.###}"),
        GumbelSoftmax gumbel => $"GumbelSoftmax {gumbel.Temperature.ToString(CultureInfo.InvariantCulture)}",
        Dense { HasBias: false } => "Dense, no bias",
        ActivationLayer => "Activation",
        _ => layer.GetType().Name,
    };

    private static string ActivationOf(Layer layer) => layer switch
    {
        Dense dense => dense.Activation.ToString() ?? "",
        ActivationLayer activation => activation.Activation.ToString() ?? "",
        _ => "",
    };

    private static string Text(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
