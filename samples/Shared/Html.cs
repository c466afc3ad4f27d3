using System.Net;

namespace NeuralNets.Samples.Report;

/// <summary>The pieces that pages are made of.</summary>
internal static class Html
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A picture or chart with a line below it.</summary>
    /// <param name="content">HTML.</param>
    /// <param name="caption">HTML; empty: there is no line.</param>
    public static string Figure(string content, string caption = "") =>
        caption is "" ? $"<figure>{content}</figure>" : $"<figure>\n{content}\n<figcaption>{caption}</figcaption>\n</figure>";

    /// <summary>Charts side by side where there is room.</summary>
    public static string Charts(params IEnumerable<string> figures) => $"<div class=\"row\">\n{string.Join('\n', figures)}\n</div>";

    /// <summary>Small pictures, as many in a row as there is room for.</summary>
    public static string Pictures(params IEnumerable<string> figures) => $"<div class=\"row pictures\">\n{string.Join('\n', figures)}\n</div>";

    /// <summary>The first cell of a row heads it. Columns of words stand to the left, negative numbers get a real minus sign.</summary>
    /// <param name="columns">HTML.</param>
    /// <param name="rows">HTML.</param>
    public static string Table(string[] columns, params IEnumerable<string[]> rows)
    {
        string[][] lines = [.. rows];
        string[] kinds = [.. columns.Select((_, i) => lines.All(cells => cells[i] is "" || char.IsLetter(cells[i][0])) ? " class=\"text\"" : "")];
        string head = string.Concat(columns.Select((column, i) => $"<th scope=\"col\"{kinds[i]}>{column}</th>"));
        IEnumerable<string> body = lines.Select(cells => $"<tr><th scope=\"row\"{kinds[0]}>{Minus(cells[0])}</th>{string.Concat(cells.Skip(1).Select((cell, i) => $"<td{kinds[i + 1]}>{Minus(cell)}</td>"))}</tr>");
        return $"<div class=\"wide\">\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{string.Join('\n', body)}\n</tbody>\n</table>\n</div>";
    }

    /// <summary>With a real minus sign.</summary>
    public static string Number(double value, string format) => Minus(value.ToString(format));

    private static string Minus(string number) => number.StartsWith('-') ? "−" + number[1..] : number;
}
