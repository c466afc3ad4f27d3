using System.Globalization;
using System.Net;
using System.Text;

namespace NeuralNets.Insight;

public sealed partial class ExampleTrace
{
    private const int MostOnPage = 12;

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #667; --line: #d5d9e0; --rise: #b2182b; --fall: #2166ac; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ec; --paper: #14171b; --faint: #9aa3ad; --line: #343a43; --rise: #ff8a80; --fall: #82b1ff; } }
        body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; border-top: 1px solid var(--line); padding-top: 1rem; } h3 { font-size: 1rem; font-weight: 600; margin-bottom: .3rem; }
        p, figcaption { color: var(--faint); } .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; } th, td { padding: .15rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; } th { color: var(--faint); font-weight: 500; } .rise { color: var(--rise); } .fall { color: var(--fall); }
        .pictures { display: flex; flex-wrap: wrap; gap: .8rem; } figure { margin: 0; } img { image-rendering: pixelated; border: 1px solid var(--line); display: block; } figcaption { font-size: .8rem; }
        """;

    /// <summary>The tables of <see cref="ToText"/> with pictures as one HTML page that needs nothing else: no script, nothing loaded; light and dark.</summary>
    /// <param name="most">Lines in a table and neurons in pictures, at least 1.</param>
    public string ToHtml(int most = MostOnPage) => Page(0, 0, most);

    /// <summary>The same for an input that is an image, row by row: it and the weights of a first Dense are shown as such.</summary>
    /// <param name="imageWidth">Pixels in a row.</param>
    /// <param name="imageHeight">Rows.</param>
    /// <param name="most">Lines in a table and neurons in pictures, at least 1.</param>
    /// <exception cref="ArgumentException">The input has another number of values than imageWidth·imageHeight.</exception>
    public string ToHtml(int imageWidth, int imageHeight, int most = MostOnPage)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(imageWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(imageHeight);
        if ((long)imageWidth * imageHeight != Input.Count)
            throw new ArgumentException($"imageWidth {imageWidth} × imageHeight {imageHeight} is not the {Input.Count} values of the input.", nameof(imageWidth));
        return Page(imageWidth, imageHeight, most);
    }

    private string Page(int width, int height, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">");
        page.Append("<title>One example through ").Append(_network).Append("</title>\n<style>\n").Append(Style).Append("\n</style></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>One example through {_network}: C = {Cost:G6}</h1>\n<p>Cost: {Encoded(CostName)}. Forward: z = a_previous·W + b, a = f(z). Back: ∂C/∂w = ∂C/∂a · ∂a/∂z · ∂z/∂w, from the outputs to the inputs. ");
        page.Append("What has a negative derivative should rise for the cost to fall, what has a positive one should fall.</p>\n");
        if (width > 0)
        {
            int zoom = Math.Clamp(224 / Math.Max(width, height), 1, 16);
            page.Append("<div class=\"pictures\">");
            Figure(page, Picture.Grey(Input, width, height), width, height, zoom, "the input");
            Figure(page, Picture.Signed([.. Layers[0].InputGradient.Select(g => -g)], width, height), width, height, zoom, "−∂C/∂input: red should rise, blue should fall");
            page.Append("</div>\n");
        }
        int layer = -1;
        foreach (Section section in Sections(most))
        {
            bool isFirst = section.Layer != layer;
            layer = section.Layer;
            page.Append(isFirst ? "<h2>" : "<h3>").Append(Encoded(section.Title)).Append(isFirst ? "</h2>\n" : "</h3>\n");
            Table(page, section.Table);
            if (isFirst && layer < Layers.Count && Layers[layer].Weights is { } weights)
                Weights(page, Layers[layer], weights, layer == 0 ? (width, height) : (0, 0), most);
        }
        return page.Append("</body></html>\n").ToString();
    }

    // The weights into the neurons that matter most, and under each what the example would change: −∂C/∂w.
    private static void Weights(StringBuilder page, LayerTrace layer, ParameterTrace weights, (int Width, int Height) shape, int most)
    {
        int inputs = layer.Inputs.Count, outputs = weights.Block.Outputs;
        (int width, int height) = shape.Width > 0 ? shape : (Picture.Side(inputs), (inputs + Picture.Side(inputs) - 1) / Picture.Side(inputs));
        int zoom = Math.Clamp(96 / Math.Max(width, height), 1, 16);
        page.Append("<h3>Weights into these neurons, and below them the change this example asks for, −∂C/∂w (red: positive, blue: negative, each on its own scale)</h3>\n<div class=\"pictures\">");
        foreach (Nudge neuron in layer.RankNeurons(most).OrderBy(neuron => neuron.Index))
        {
            int j = neuron.Index;
            page.Append("<div>");
            Figure(page, Picture.Signed([.. Enumerable.Range(0, inputs).Select(k => weights.Value(k * outputs + j))], width, height), width, height, zoom, $"w[{j}, …]");
            Figure(page, Picture.Signed([.. Enumerable.Range(0, inputs).Select(k => -weights.Gradient(k * outputs + j))], width, height), width, height, zoom, "−∂C/∂w");
            page.Append("</div>");
        }
        page.Append("</div>\n");
    }

    private static void Figure(StringBuilder page, string address, int width, int height, int zoom, string caption) =>
        page.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{address}\" width=\"{width * zoom}\" height=\"{height * zoom}\" alt=\"{Encoded(caption)}\"><figcaption>{Encoded(caption)}</figcaption></figure>");

    private static void Table(StringBuilder page, TextTable table)
    {
        page.Append("<div class=\"scroll\"><table>\n");
        string cell = "th";
        foreach (IReadOnlyList<string> line in table.Lines)
        {
            page.Append("<tr>");
            foreach (string text in line)
                page.Append('<').Append(cell).Append(text is "rise" or "fall" ? $" class=\"{text}\">" : ">").Append(Encoded(text)).Append("</").Append(cell).Append('>');
            page.Append("</tr>\n");
            cell = "td";
        }
        page.Append("</table></div>\n");
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
