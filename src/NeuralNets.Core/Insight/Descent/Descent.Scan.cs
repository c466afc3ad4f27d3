namespace NeuralNets.Insight;

public static partial class Descent
{
    /// <summary>How long a step downhill may be, from the curvature of the cost along −∇C: two backpropagations of the data set beside the one for ∇C.</summary>
    /// <typeparam name="T">float or double; curvature is taken in double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">At least one row.</param>
    /// <param name="cost">C of one example.</param>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other.</exception>
    public static StepLimit Limit<T>(Network<T> network, Dataset<T> data, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, data, cost);
        return Limit(CostSurface.Of(network, data, cost));
    }

    /// <summary>
    /// The path of the cost along −∇C: C(w − step·∇C) for growing steps, and at the lowest point of the parabola through the best
    /// of them and its neighbours.
    /// </summary>
    /// <typeparam name="T">float or double; costs are taken in double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">At least one row.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="steps">
    /// Learning rates, positive and growing; none: from 1/64 to 8 times the step 1/λ to the bottom of the parabola with the
    /// curvature λ, or from 10⁻⁴ to 10² where the cost does not curve upwards; two an octave.
    /// </param>
    /// <remarks>Besides what <see cref="Limit{T}"/> costs, one forward pass of the data set a step: some twenty without steps of your own.</remarks>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other, or steps that do not grow.</exception>
    public static LineScan Scan<T>(Network<T> network, Dataset<T> data, ICost cost, params ReadOnlySpan<double> steps) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, data, cost);
        for (int i = 0; i < steps.Length; i++)
        {
            if (!(double.IsFinite(steps[i]) && steps[i] > (i == 0 ? 0 : steps[i - 1])))
                throw new ArgumentOutOfRangeException(nameof(steps), steps[i], $"steps[{i}] is {steps[i]}; steps must be positive, finite and grow.");
        }
        CostSurface surface = CostSurface.Of(network, data, cost);
        StepLimit limit = Limit(surface);
        List<ScanPoint> path = [new(0, surface.Cost)];
        foreach (double step in steps.IsEmpty ? DefaultSteps(limit) : steps)
            path.Add(PointAt(surface, step));
        if (Vertex(path) is { } vertex)
        {
            path.Add(PointAt(surface, vertex));
            path.Sort((p, q) => p.Step.CompareTo(q.Step));
        }
        return new LineScan(limit, path.AsReadOnly());
    }

    private static StepLimit Limit(CostSurface surface) => new(surface.Cost, WideSum.Norm<double>(surface.Gradient), surface.Curvature(surface.Gradient));

    private static ScanPoint PointAt(CostSurface surface, double step) => new(step, surface.CostAt(-step, surface.Gradient));

    private static double[] DefaultSteps(StepLimit limit)
    {
        (double first, double last) = limit.ToBottom is { } bottom ? (bottom / 64, 8 * bottom) : (1e-4, 1e2);
        var steps = new List<double>();
        for (double octave = first; octave <= last; octave *= 2)
        {
            steps.Add(octave);
            if (octave * Math.Sqrt(2) <= last)
                steps.Add(octave * Math.Sqrt(2));
        }
        return [.. steps];
    }

    // Where the parabola through the lowest point and its two neighbours is lowest; none at the ends of the path.
    private static double? Vertex(List<ScanPoint> path)
    {
        int best = LineScan.IndexOfLowest(path);
        if (best == 0 || best == path.Count - 1)
            return null;
        (ScanPoint a, ScanPoint b, ScanPoint c) = (path[best - 1], path[best], path[best + 1]);
        double left = (b.Cost - a.Cost) / (b.Step - a.Step), right = (c.Cost - b.Cost) / (c.Step - b.Step), bend = (right - left) / (c.Step - a.Step);
        double vertex = (a.Step + b.Step) / 2 - left / (2 * bend);
        return vertex > a.Step && vertex < c.Step && vertex != b.Step ? vertex : null;
    }
}
