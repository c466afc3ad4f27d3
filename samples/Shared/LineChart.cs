using System.Net;
using System.Text;

namespace NeuralNets.Samples.Report;

/// <summary>Lines as SVG; while they have few points, a dot each tells its number.</summary>
internal sealed class LineChart
{
    private const int Width = 460, Height = 260, Left = 52, Right = 12, Top = 12, Bottom = 40, MostDots = 60;
    private static readonly double[] s_factors = [1, 2, 5, 10];
    private readonly string _title, _x;
    private readonly Series[] _series;
    private readonly double _low, _high, _first, _last;

    /// <param name="title">What it shows, for those who do not see it.</param>
    /// <param name="x">What runs from left to right.</param>
    /// <param name="low">A value that the chart reaches down to; null: the lowest there is.</param>
    /// <param name="series">At least one.</param>
    public LineChart(string title, string x, double? low, params Series[] series)
    {
        (_title, _x, _series) = (title, x, series);
        double[] xs = [.. series.SelectMany(s => s.Points.Select(point => point.X))], ys = [.. series.SelectMany(s => s.Points.Select(point => point.Y))];
        double least = low ?? ys.Min(), most = ys.Max();
        double step = Step(Math.Max(most - least, 1e-6));
        (_low, _high) = (Math.Floor(least / step) * step, (Math.Floor(most / step) + 1) * step);
        // Room beside the first and the last dot; a point alone stands in the middle.
        double margin = xs.Max() > xs.Min() ? 0.03 * (xs.Max() - xs.Min()) : 1;
        (_first, _last) = (xs.Min() - margin, xs.Max() + margin);
    }

    public string ToSvg()
    {
        var svg = new StringBuilder($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{WebUtility.HtmlEncode(_title)}">""").AppendLine();
        foreach (double y in Ticks(_low, _high, Step(_high - _low)))
        {
            svg.AppendLine($"""<path class="grid" d="M{Left} {Y(y):0.#}H{Width - Right}"/>""");
            svg.AppendLine($"""<text x="{Left - 6}" y="{Y(y) + 4:0.#}" text-anchor="end">{Text(y)}</text>""");
        }
        bool isWhole = _series.All(s => s.Points.All(point => double.IsInteger(point.X)));
        foreach (double x in Ticks(_first, _last, isWhole ? Math.Max(1, Step(_last - _first)) : Step(_last - _first)))
            svg.AppendLine($"""<text x="{X(x):0.#}" y="{Height - Bottom + 18}" text-anchor="middle">{Text(x)}</text>""");
        svg.AppendLine($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 4}" text-anchor="middle">{WebUtility.HtmlEncode(_x)}</text>""");
        foreach (Series series in _series)
            Draw(svg, series);
        return svg.Append("</svg>").ToString();
    }

    private void Draw(StringBuilder svg, Series series)
    {
        svg.AppendLine($"""<polyline class="{series.Kind}" points="{string.Join(' ', series.Points.Select(point => $"{X(point.X):0.#},{Y(point.Y):0.#}"))}"/>""");
        if (series.Points.Count > MostDots)
            return;
        foreach ((double x, double y) in series.Points)
            svg.AppendLine($"""<circle class="{series.Kind}" cx="{X(x):0.#}" cy="{Y(y):0.#}" r="3"><title>{WebUtility.HtmlEncode($"{series.Name}, {_x} {x:0.####}: {y:0.#####}")}</title></circle>""");
    }

    private static IEnumerable<double> Ticks(double first, double last, double step)
    {
        for (long i = (long)Math.Ceiling(first / step); i * step < last + step * 1e-6; i++)
            yield return i * step;
    }

    private static string Text(double value) => Math.Abs(value) is >= 1e5 or (> 0 and < 1e-4) ? Html.Number(value, "0.#e0") : Html.Number(value, "0.####");

    private double X(double value) => Left + (Width - Left - Right) * (value - _first) / (_last - _first);

    private double Y(double value) => Top + (Height - Top - Bottom) * (_high - value) / (_high - _low);

    // 1, 2 or 5 times a power of ten: at most ten steps make the range.
    private static double Step(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range)) - 1);
        return s_factors.Select(factor => factor * power).First(step => range / step <= 10.000001);
    }
}
