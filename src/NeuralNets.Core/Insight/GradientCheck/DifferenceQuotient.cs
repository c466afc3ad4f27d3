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
    /// <param name="slope">g at t, for an f that is made of many functions, whose kinks may meet in one point; else null.</param>
    public GradientComparison Compare(string name, double analytic, Func<double, double> f, double atZero, double size, Func<double, double>? slope = null)
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
        GradientAgreement agreement = Explain(best!, oneSided, central, jump, uncertainty);
        if (agreement == GradientAgreement.Differs && slope is not null && IsRightBeside(f, slope, atZero, size))
            agreement = GradientAgreement.Kink;
        return best! with { Agreement = agreement };

        GradientComparison Result(double numeric, double h) =>
            new(name, analytic, numeric, h, options.Allowed(analytic, numeric, atZero), Agrees(numeric) ? GradientAgreement.Agrees : GradientAgreement.Differs);

        bool Agrees(double numeric) => options.Agrees(analytic, numeric, atZero);
    }

    // Kinks in one point can cancel: relu(t) − relu(−t) = t has no jump, and yet its analytic derivative is wrong at t = 0. To
    // both sides of such a point it is right; of a wrong derivative it is not.
    private bool IsRightBeside(Func<double, double> f, Func<double, double> slope, double atZero, double size) =>
        options.StepSizes.Any(step => IsRight(f, slope, step * size, atZero) && IsRight(f, slope, -step * size, atZero));

    // By differences that do not reach back to 0.
    private bool IsRight(Func<double, double> f, Func<double, double> slope, double t, double atZero)
    {
        double h = Math.Abs(t) / 2, d = (f(t + h) - f(t - h)) / (2 * h), half = (f(t + h / 2) - f(t - h / 2)) / h, g = slope(t);
        return options.Agrees(g, d, atZero) || options.Agrees(g, half, atZero) || options.Agrees(g, (4 * half - d) / 3, atZero);
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
