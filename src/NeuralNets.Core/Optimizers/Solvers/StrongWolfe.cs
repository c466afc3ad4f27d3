using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>
/// A point of a line where φ(t) = f(w + t·d) has decreased enough, φ(t) ≤ φ(0) + c1·t·φ′(0), and is nearly level, |φ′(t)| ≤ c2·|φ′(0)|.
/// First the step grows until an interval is known that holds one, then the interval shrinks, by the minima of cubics in both.
/// </summary>
/// <remarks>Nocedal, Wright 2006, "Numerical optimization", algorithms 3.5 and 3.6; constants as PyTorch's.</remarks>
internal static class StrongWolfe
{
    private const int MostTrials = 25;

    /// <summary>The point found; if none was, the lowest one tried, which may be <paramref name="start"/>.</summary>
    public static LinePoint Search<TObjective>(ref Line<TObjective> line, LinePoint start, double t, LBFGS settings)
        where TObjective : IObjective, allows ref struct
    {
        LinePoint previous = start, current = line.At(t);
        for (int trials = 0; trials < MostTrials; trials++)
        {
            if (!IsDecrease(start, current, settings) || (trials > 0 && current.F >= previous.F))
                return Shrink(ref line, start, previous, current, trials, settings);
            if (IsLevel(start, current, settings))
                return current;
            if (current.Slope >= 0)
                return Shrink(ref line, start, previous, current, trials, settings);
            double least = current.T + 0.01 * (current.T - previous.T), most = 10 * current.T;
            double next = Cubic.Minimum(previous, current, least, most);
            (previous, current) = (current, line.At(next));
        }
        return current.IsFinite && current.F < previous.F ? current : previous;
    }

    // a and b enclose a point that satisfies both conditions; low is the lower of the two.
    private static LinePoint Shrink<TObjective>(ref Line<TObjective> line, LinePoint start, LinePoint a, LinePoint b, int trials, LBFGS settings)
        where TObjective : IObjective, allows ref struct
    {
        double longest = Math.Abs(TensorPrimitives.MaxMagnitude(line.Direction));
        (LinePoint low, LinePoint high) = a.F <= b.F || !b.IsFinite ? (a, b) : (b, a);
        bool stalled = false;
        for (; trials < MostTrials && Math.Abs(high.T - low.T) * longest >= settings.ToleranceChange; trials++)
        {
            LinePoint trial = line.At(Within(low, high, ref stalled));
            if (!IsDecrease(start, trial, settings) || trial.F >= low.F)
            {
                (low, high) = trial.IsFinite && trial.F < low.F ? (trial, low) : (low, trial);
            }
            else if (IsLevel(start, trial, settings))
            {
                return trial;
            }
            else
            {
                bool risesToHigh = trial.Slope * (high.T - low.T) >= 0;
                (low, high) = (trial, risesToHigh ? low : high);
            }
        }
        return low;
    }

    // The cubic's minimum; where it lies within a tenth of an end for the second time, or at it, a tenth away from that end.
    private static double Within(LinePoint low, LinePoint high, ref bool stalled)
    {
        double left = Math.Min(low.T, high.T), right = Math.Max(low.T, high.T), margin = 0.1 * (right - left);
        double t = Cubic.Minimum(low, high, left, right);
        bool close = Math.Min(right - t, t - left) < margin;
        bool move = close && (stalled || t >= right || t <= left);
        stalled = close && !move;
        if (!move)
            return t;
        return right - t < t - left ? right - margin : left + margin;
    }

    private static bool IsDecrease(LinePoint start, LinePoint point, LBFGS settings) =>
        point.IsFinite && point.F <= start.F + settings.C1 * point.T * start.Slope;

    private static bool IsLevel(LinePoint start, LinePoint point, LBFGS settings) => Math.Abs(point.Slope) <= -settings.C2 * start.Slope;
}
