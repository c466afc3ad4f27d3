using System.Globalization;
using System.Text;

namespace NeuralNets.Insight;

public sealed partial class ExampleTrace
{
    private const int MostInText = 8, MostOutputs = 16;

    /// <summary><see cref="ToText"/> with eight lines a table.</summary>
    public override string ToString() => ToText();

    /// <summary>Tables: the outputs and where they should go; then each layer from the last to the first, with the factors of the chain rule.</summary>
    /// <param name="most">Lines in a table, at least 1: those that matter most.</param>
    public string ToText(int most = MostInText)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"One example through {_network}: C = {Cost:G6} ({CostName}).");
        foreach (Section section in Sections(most))
            text.AppendLine().AppendLine(section.Title).Append(section.Table);
        return text.ToString();
    }

    private sealed record Section(int Layer, string Title, TextTable Table);

    private IEnumerable<Section> Sections(int most)
    {
        LayerTrace last = Layers[^1];
        string gradient = last.Composition is null ? "∂C/∂a" : "∂C/∂z";
        var outputs = new TextTable("output", "value", "target", gradient, "should");
        foreach (Nudge output in Nudge.Largest(Math.Max(most, MostOutputs), Outputs.Count, j => Outputs[j].Gradient, j => Outputs[j]).OrderBy(output => output.Index))
            outputs.Add(TextTable.Integer(output.Index), TextTable.Number(output.Value), TargetOf(output.Index) is { } y ? TextTable.Number(y) : "", TextTable.Number(output.Gradient), output.Should);
        yield return new(Layers.Count, $"Outputs: what should rise, what fall{Of(outputs, Outputs.Count)}", outputs);
        for (int i = Layers.Count - 1; i >= 0; i--)
        {
            foreach (Section section in Sections(Layers[i], most))
                yield return section;
        }
    }

    private static IEnumerable<Section> Sections(LayerTrace layer, int most)
    {
        TextTable neurons = Neurons(layer, most);
        string how = layer.Composition is { } composition ? $"; ∂C/∂z is that of {composition}" : layer.Derivative is null ? "; ∂C/∂z = Jᵀ·∂C/∂a, for each a depends on every z" : "; ∂C/∂z = ∂C/∂a · ∂a/∂z";
        yield return new(layer.Index, $"Layer {layer.Index}, {layer.Name} ({layer.Inputs.Count} → {layer.Outputs.Count}){how}{Of(neurons, layer.Outputs.Count)}", neurons);
        foreach (ParameterTrace parameters in layer.Parameters)
        {
            string symbol = parameters.Block.Name switch { "weight" => "w", "bias" => "b", var name => name };
            string upstream = parameters.Block.Name is "weight" or "bias" ? "∂C/∂z" : "∂C/∂a";
            string factor = parameters.Block.Name switch { "weight" => "∂z/∂w = a_previous", "bias" => "∂z/∂b", "scale" => "∂a/∂scale = x̂", "slope" => "∂a/∂slope = min(z, 0)", _ => "∂a/∂shift" };
            var table = new TextTable(symbol, "value", upstream, $"· {factor}", $"= ∂C/∂{symbol}", "should");
            foreach (Nudge nudge in parameters.Rank(most))
                table.Add(nudge.Name, TextTable.Number(nudge.Value), TextTable.Number(parameters.Upstream[nudge.Index]), TextTable.Number(parameters.Factor[nudge.Source < 0 ? nudge.Index : nudge.Source]), TextTable.Number(nudge.Gradient), nudge.Should);
            yield return new(layer.Index, $"Layer {layer.Index}: {(symbol == "b" ? "biases" : $"{parameters.Block.Name}s")} that matter most{Of(table, parameters.Count)}", table);
        }
        var inputs = new TextTable(layer.Index == 0 ? "input" : "a_previous", "value", "∂C/∂a_previous", "should");
        foreach (Nudge nudge in layer.RankInputs(most))
            inputs.Add(nudge.Name, TextTable.Number(nudge.Value), TextTable.Number(nudge.Gradient), nudge.Should);
        yield return new(layer.Index, $"Layer {layer.Index}: {(layer.Index == 0 ? "inputs" : "previous activations")} that matter most{Of(inputs, layer.Inputs.Count)}", inputs);
    }

    private static TextTable Neurons(LayerTrace layer, int most)
    {
        var table = new TextTable("neuron", "z", "a", "∂C/∂a", layer.Derivative is null ? "∂a/∂z, same neuron" : "∂a/∂z", "∂C/∂z");
        foreach (Nudge nudge in layer.RankNeurons(most).OrderBy(nudge => nudge.Index))
        {
            int j = nudge.Index;
            string second = layer.Derivative is { } derivative ? TextTable.Number(derivative[j]) : layer.Jacobian is { } jacobian ? TextTable.Number(jacobian[j * layer.Sums.Count + j]) : "";
            table.Add(TextTable.Integer(j), TextTable.Number(layer.Sums[j]), TextTable.Number(layer.Outputs[j]), TextTable.Number(layer.OutputGradient[j]), second, TextTable.Number(layer.SumGradient[j]));
        }
        return table;
    }

    private static string Of(TextTable table, int count) => table.Count < count ? string.Create(CultureInfo.InvariantCulture, $" ({table.Count} of {count:N0})") : "";
}
