namespace NeuralNets;

/// <summary>The cubic through two points of a line, with their slopes.</summary>
internal static class Cubic
{
    /// <summary>Its minimum, clamped to [least, most]; their middle where it has none, or a value is not finite.</summary>
    /// <remarks>Nocedal, Wright 2006, "Numerical optimization", equation 3.59.</remarks>
    public static double Minimum(LinePoint a, LinePoint b, double least, double most)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.F - b.F) / (a.T - b.T);
        double discriminant = d1 * d1 - a.Slope * b.Slope;
        double d2 = Math.Sqrt(discriminant);   // NaN below 0
        (LinePoint left, LinePoint right) = a.T <= b.T ? (a, b) : (b, a);
        double t = right.T - (right.T - left.T) * ((right.Slope + d2 - d1) / (right.Slope - left.Slope + 2 * d2));
        return double.IsFinite(t) ? Math.Clamp(t, least, most) : (least + most) / 2;
    }
}
