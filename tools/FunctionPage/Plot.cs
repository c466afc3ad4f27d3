using System.Globalization;
using System.Text;

namespace NeuralNets.FunctionPage;

/// <summary>
/// Two curves over one axis as SVG. The colours stand out on white and on black alike; the bytes are the same everywhere, for
/// the values come from the library and are only added, multiplied and rounded to tenths of a pixel here.
/// </summary>
internal sealed class Plot
{
    private const int Samples = 320, Width = 360, Height = 220, Left = 36, Top = 8, InnerWidth = 316, InnerHeight = 188;
    private const string Grey = "#808080", Blue = "#3b82f6", Orange = "#d97706";

    private readonly double[] _x, _value, _derivative;
    private readonly double _bottom, _top;

    /// <param name="x">Where the curves are known.</param>
    /// <param name="value">The solid one.</param>
    /// <param name="derivative">The dashed one.</param>
    /// <param name="reach">Heights beyond ± this are cut off.</param>
    public Plot(double[] x, double[] value, double[] derivative, double reach)
    {
        (_x, _value, _derivative) = (x, value, derivative);
        double[] heights = [.. value.Concat(derivative).Where(y => !double.IsNaN(y)).Select(y => Math.Clamp(y, -reach, reach))];
        double low = Math.Min(heights.DefaultIfEmpty(0).Min(), 0), high = Math.Max(heights.DefaultIfEmpty(0).Max(), 1);
        (_bottom, _top) = (low - (high - low) / 16, high + (high - low) / 16);
    }

    /// <summary>Where a curve between two bounds is taken.</summary>
    public static double[] Steps(double low, double high) => [.. Enumerable.Range(0, Samples + 1).Select(i => low + (high - low) * i / Samples)];

    public string ToSvg(string title, string xName, string valueName, string derivativeName)
    {
        var svg = new StringBuilder();
        svg.Append($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="sans-serif" font-size="11" fill="{Grey}">""").Append('\n');
        svg.Append($"<title>{title}</title>\n");
        foreach (double x in Ticks(_x[0], _x[^1]))
            svg.Append(Line(X(x), Top, X(x), Top + InnerHeight, x)).Append(Label(X(x), Height - 8, "middle", x));
        foreach (double y in Ticks(_bottom, _top))
            svg.Append(Line(Left, Y(y), Left + InnerWidth, Y(y), y)).Append(Label(Left - 4, Y(y) + 4, "end", y));
        svg.Append($"""<svg x="{Left}" y="{Top}" width="{InnerWidth}" height="{InnerHeight}" viewBox="{Left} {Top} {InnerWidth} {InnerHeight}" fill="none" stroke-width="2">""").Append('\n');
        svg.Append($"""<path stroke="{Orange}" stroke-dasharray="5 3" d="{Path(_derivative)}"/>""").Append('\n');
        svg.Append($"""<path stroke="{Blue}" d="{Path(_value)}"/>""").Append("\n</svg>\n");
        // In the upper corner that the solid curve leaves free.
        (int corner, string anchor) = Y(_value.First(y => !double.IsNaN(y))) > Top + InnerHeight / 2 ? (Left + 6, "start") : (Left + InnerWidth - 6, "end");
        svg.Append($"""<text x="{corner}" y="{Top + 14}" text-anchor="{anchor}" font-size="13"><tspan fill="{Blue}">{valueName}</tspan> <tspan fill="{Orange}">{derivativeName}</tspan></text>""").Append('\n');
        svg.Append($"""<text x="{Width - 4}" y="{Height - 8}" text-anchor="end" font-size="13">{xName}</text>""").Append("\n</svg>\n");
        return svg.ToString();
    }

    // Axes are stronger than the grid.
    private static string Line(double x1, double y1, double x2, double y2, double at) =>
        $"""<path stroke="{Grey}" stroke-opacity="{(at == 0 ? ".8" : ".25")}" d="M{Text(x1)} {Text(y1)}L{Text(x2)} {Text(y2)}"/>""" + "\n";

    private static string Label(double x, double y, string anchor, double value) =>
        $"""<text x="{Text(x)}" y="{Text(y)}" text-anchor="{anchor}">{value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−')}</text>""" + "\n";

    private double X(double x) => Left + (x - _x[0]) / (_x[^1] - _x[0]) * InnerWidth;

    private double Y(double y) => Top + (_top - y) / (_top - _bottom) * InnerHeight;

    private string Path(double[] heights) =>
        Curve.Path([.. _x.Select((x, i) => (X(x), Math.Clamp(Y(heights[i]), Top - InnerHeight, Top + 2 * InnerHeight)))]);

    private static string Text(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);

    // Multiples of 1, 2 or 5 times a power of ten, at most seven of them.
    private static IEnumerable<double> Ticks(double low, double high)
    {
        double[] steps = [.. new[] { 0.01, 0.1, 1, 10, 100, 1000 }.SelectMany(power => new[] { power, 2 * power, 5 * power })];
        double step = steps.First(s => (high - low) / s <= 7);
        for (int i = (int)Math.Ceiling(low / step); i * step <= high; i++)
            yield return i * step;
    }
}
