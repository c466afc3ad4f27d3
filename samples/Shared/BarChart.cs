using System.Net;
using System.Text;

namespace NeuralNets.Samples.Report;

/// <summary>Values that are not negative as upright bars, as SVG; each says its number.</summary>
internal static class BarChart
{
    private const int Height = 190, Top = 20, Bottom = 36, BarWidth = 30, Gap = 12;

    /// <param name="title">What it shows, for those who do not see it.</param>
    /// <param name="x">What the labels are.</param>
    /// <param name="bars">What is under the bar, and its value.</param>
    /// <param name="high">What a bar of full height is worth; null: the largest value.</param>
    /// <param name="marked">A bar in the other colour; none by default.</param>
    /// <param name="format">Of the numbers.</param>
    public static string ToSvg(string title, string x, IReadOnlyList<(string Label, double Value)> bars, double? high = null, int marked = -1, string format = "0.00")
    {
        int width = bars.Count * (BarWidth + Gap) + Gap, full = Height - Top - Bottom;
        double most = high ?? Math.Max(bars.Max(bar => bar.Value), 1e-12);
        var svg = new StringBuilder($"""<svg viewBox="0 0 {width} {Height}" style="max-width: {width}px" role="img" aria-label="{WebUtility.HtmlEncode(title)}">""").AppendLine();
        for (int i = 0; i < bars.Count; i++)
        {
            (string label, double value) = bars[i];
            double left = Gap + i * (BarWidth + Gap), height = full * Math.Clamp(value / most, 0, 1), middle = left + BarWidth / 2.0;
            svg.AppendLine($"""<rect class="{(i == marked ? "orange" : "blue")}" x="{left}" y="{Top + full - height:0.#}" width="{BarWidth}" height="{height:0.#}"/>""");
            svg.AppendLine($"""<text x="{middle}" y="{Top + full - height - 5:0.#}" text-anchor="middle">{value.ToString(format)}</text>""");
            svg.AppendLine($"""<text x="{middle}" y="{Height - Bottom + 15}" text-anchor="middle">{WebUtility.HtmlEncode(label)}</text>""");
        }
        svg.AppendLine($"""<path class="grid" d="M{Gap} {Top + full}H{width - Gap}"/>""");
        svg.AppendLine($"""<text x="{width / 2}" y="{Height - 4}" text-anchor="middle">{WebUtility.HtmlEncode(x)}</text>""");
        return svg.Append("</svg>").ToString();
    }
}
