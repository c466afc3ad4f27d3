using System.Text;

namespace NeuralNets.Samples.Report;

/// <summary>Values over epochs as SVG, with a dot each that tells its number.</summary>
internal sealed class LineChart
{
    private const int Width = 460, Height = 260, Left = 52, Right = 12, Top = 12, Bottom = 40;
    private static readonly double[] s_factors = [1, 2, 5, 10];
    private readonly Series[] _series;
    private readonly int _epochs;
    private readonly double _low, _high;

    /// <param name="title">What it shows, for those who do not see it.</param>
    /// <param name="low">A value that the chart reaches down to; null: the lowest there is.</param>
    /// <param name="series">Of the same length.</param>
    public LineChart(string title, double? low, params Series[] series)
    {
        (Title, _series, _epochs) = (title, series, series[0].Values.Length);
        double least = low ?? series.Min(s => s.Values.Min()), most = series.Max(s => s.Values.Max());
        double step = Step(Math.Max(most - least, 1e-6));
        (_low, _high) = (Math.Floor(least / step) * step, (Math.Floor(most / step) + 1) * step);
    }

    public string Title { get; }

    public string ToSvg()
    {
        var svg = new StringBuilder($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Title}">""").AppendLine();
        double step = Step(_high - _low);
        for (double y = _low; y < _high + step / 2; y += step)
        {
            svg.AppendLine($"""<path class="grid" d="M{Left} {Y(y):0.#}H{Width - Right}"/>""");
            svg.AppendLine($"""<text x="{Left - 6}" y="{Y(y) + 4:0.#}" text-anchor="end">{y:0.####}</text>""");
        }
        int every = (int)Math.Max(1, Step(_epochs));
        for (int epoch = every; epoch <= _epochs; epoch += every)
            svg.AppendLine($"""<text x="{X(epoch):0.#}" y="{Height - Bottom + 18}" text-anchor="middle">{epoch}</text>""");
        svg.AppendLine($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 4}" text-anchor="middle">epoch</text>""");
        foreach (Series series in _series)
            Draw(svg, series);
        return svg.Append("</svg>").ToString();
    }

    private void Draw(StringBuilder svg, Series series)
    {
        svg.AppendLine($"""<polyline class="{series.Kind}" points="{string.Join(' ', series.Values.Select((y, i) => $"{X(i + 1):0.#},{Y(y):0.#}"))}"/>""");
        for (int i = 0; i < _epochs; i++)
            svg.AppendLine($"""<circle class="{series.Kind}" cx="{X(i + 1):0.#}" cy="{Y(series.Values[i]):0.#}" r="3"><title>{series.Name}, epoch {i + 1}: {series.Values[i]:0.#####}</title></circle>""");
    }

    // One epoch alone stands in the middle.
    private double X(int epoch) => Left + (Width - Left - Right) * (_epochs == 1 ? 0.5 : (epoch - 0.75) / (_epochs - 0.5));

    private double Y(double value) => Top + (Height - Top - Bottom) * (_high - value) / (_high - _low);

    // 1, 2 or 5 times a power of ten: at most ten steps make the range.
    private static double Step(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range)) - 1);
        return s_factors.Select(factor => factor * power).First(step => range / step <= 10);
    }
}
