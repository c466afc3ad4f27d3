namespace NeuralNets.Insight;

/// <summary>Outputs and targets for a cost of which nothing is known but the width of its targets.</summary>
internal static class CostExamples
{
    /// <summary>Rows of shares; then rows of any numbers, if the cost is finite at all of those.</summary>
    public static (double[] A, double[] Y) Draw(ICost cost, int width, int rows, RandomStream random)
    {
        int targetWidth = cost.TargetWidth(width);
        // Targets for half of the outputs: the others may be variances, which are neither small nor any numbers.
        bool pairs = 2 * targetWidth == width;
        double[] a = pairs ? GradientCheck.Uniform(random, rows * width, 0.3, 0.9) : [.. Enumerable.Range(0, rows).SelectMany(_ => Shares(random, width))];
        double[] y = [.. Enumerable.Range(0, rows).SelectMany(_ => Targets(random, width, targetWidth))];
        if (pairs)
            return (a, y);
        double[] any = GradientCheck.Uniform(random, rows * width, -4, 4), costs = new double[rows];
        cost.Evaluate<double>(any, y, costs, width);
        return costs.All(double.IsFinite) ? ([.. a, .. any], [.. y, .. y]) : (a, y);
    }

    // Positive numbers; of two and more the sum is 1.
    private static double[] Shares(RandomStream random, int width)
    {
        double[] values = GradientCheck.Uniform(random, width, 0.1, 0.9);
        double sum = width == 1 ? 1 : values.Sum();
        return [.. values.Select(value => value / sum)];
    }

    private static double[] Targets(RandomStream random, int width, int count)
    {
        int index = (int)random.NextBelow((ulong)width);
        double[] oneHot = [.. Enumerable.Range(0, width).Select(i => i == index ? 1.0 : 0)];
        double weight = 0.5 + random.NextDouble();
        return count switch
        {
            _ when count == width => width == 1 ? [random.NextUInt32() & 1] : oneHot,
            _ when count == width + 1 => [.. oneHot, weight],
            1 => [index],
            2 => [index, weight],
            _ => GradientCheck.Uniform(random, count, 0, 1),
        };
    }
}
