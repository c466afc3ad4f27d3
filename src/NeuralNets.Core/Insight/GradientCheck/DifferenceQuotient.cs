namespace NeuralNets.Insight;

/// <summary>An analytic derivative g of a function f(t) at t = 0 against central differences.</summary>
/// <remarks>
/// For each step h: D(h) = (f(h) − f(−h))/2h, the same at h/2, and Richardson's (4·D(h/2) − D(h))/3, whose error falls as h⁴. Only
/// if none agrees with g are kinks and rounding looked for.
/// </remarks>
internal sealed class DifferenceQuotient(GradientCheckOptions options)
{
    // Rounding of a sum of many terms, as a multiple of one rounding of the whole.
    private const double Roundings = 16;

    /// <param name="name">What is moved.</param>
    /// <param name="analytic">g.</param>
    /// <param name="f">f(t).</param>
    /// <param name="atZero">f(0).</param>
    /// <param name="size">Steps are multiples of it.</param>
    public GradientComparison Compare(string name, double analytic, Func<double, double> f, double atZero, double size)
    {
        GradientComparison? best = null;
        double uncertainty = double.PositiveInfinity, jump = 0, smallest = double.PositiveInfinity, central = double.NaN;
        bool oneSided = false;
        foreach (double step in options.StepSizes)
        {
            double h = step * size, above = f(h), below = f(-h), d = (above - below) / (2 * h);
            if (Result(d, h) is { Agreement: GradientAgreement.Agrees } first)
                return first;
            double aboveHalf = f(h / 2), belowHalf = f(-h / 2), half = (aboveHalf - belowHalf) / h, extrapolated = (4 * half - d) / 3;
            foreach (double estimate in (ReadOnlySpan<double>)[half, extrapolated])
            {
                if (Result(estimate, h / 2) is { Agreement: GradientAgreement.Agrees } second)
                    return second;
            }
            double right = (4 * aboveHalf - above - 3 * atZero) / h, left = (below - 4 * belowHalf + 3 * atZero) / h;
            oneSided |= Agrees(right) || Agrees(left);

            double error = Math.Abs(extrapolated - half) + Roundings * (Math.BitIncrement(Math.Abs(atZero)) - Math.Abs(atZero)) / h;
            if (best is null || error < uncertainty)
                (best, uncertainty) = (Result(extrapolated, h), error);
            if (h < smallest)
            {
                // What is left of right slope − left slope when curvature, which falls with h, is taken out.
                smallest = h;
                central = half;
                jump = 2 * (2 * (aboveHalf - 2 * atZero + belowHalf) / h) - (above - 2 * atZero + below) / h;
            }
        }
        return best! with { Agreement = Explain(best!, oneSided, central, jump, uncertainty) };

        GradientComparison Result(double numeric, double h) =>
            new(name, analytic, numeric, h, options.Allowed(analytic, numeric, atZero), Agrees(numeric) ? GradientAgreement.Agrees : GradientAgreement.Differs);

        bool Agrees(double numeric) => Math.Abs(analytic - numeric) <= options.Allowed(analytic, numeric, atZero);
    }

    private static GradientAgreement Explain(GradientComparison best, bool oneSided, double central, double jump, double uncertainty)
    {
        if (oneSided || (Math.Abs(best.Analytic - central) <= Math.Abs(jump) && Math.Abs(jump) > 10 * best.Allowed))
            return GradientAgreement.Kink;
        if (!double.IsFinite(best.Numeric) || best.Error <= best.Allowed + 10 * uncertainty)
            return GradientAgreement.Undetermined;
        return GradientAgreement.Differs;
    }
}
