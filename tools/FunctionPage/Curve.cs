using System.Globalization;
using System.Text;

namespace NeuralNets.FunctionPage;

/// <summary>A curve through points in pixels, with as few of them as keep it in place.</summary>
internal static class Curve
{
    private const double Tolerance = 0.1;

    /// <summary>The data of an SVG path; a point without height interrupts it.</summary>
    public static string Path(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            if (double.IsNaN(points[i].Y))
                continue;
            path.Append('M').Append(Text(points[i]));
            while (i + 1 < points.Count && !double.IsNaN(points[i + 1].Y))
            {
                i = FarthestStraight(points, i);
                path.Append('L').Append(Text(points[i]));
            }
        }
        return path.ToString();
    }

    // The last point that a straight line from this one reaches without missing any between them.
    private static int FarthestStraight(IReadOnlyList<(double X, double Y)> points, int from)
    {
        int to = from + 1;
        while (to + 1 < points.Count && IsStraight(points, from, to + 1))
            to++;
        return to;
    }

    private static bool IsStraight(IReadOnlyList<(double X, double Y)> points, int from, int to)
    {
        if (double.IsNaN(points[to].Y))
            return false;
        double slope = (points[to].Y - points[from].Y) / (points[to].X - points[from].X);
        for (int i = from + 1; i < to; i++)
        {
            if (Math.Abs(points[from].Y + slope * (points[i].X - points[from].X) - points[i].Y) > Tolerance)
                return false;
        }
        return true;
    }

    private static string Text((double X, double Y) point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}");
}
