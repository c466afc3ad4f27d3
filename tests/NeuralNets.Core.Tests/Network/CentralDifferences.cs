namespace NeuralNets.Tests.Network;

/// <summary>|g − ĝ| ≤ 1e-7·max(|g|, |ĝ|) + 1e-9·max(1, C), ĝ by central differences of the training cost (dropout active).</summary>
internal static class CentralDifferences
{
    private static readonly double[] Steps = [1e-4, 1e-5, 1e-6];

    public static void Check(Network<double> network, double[] x, double[] y, ICost cost)
    {
        var gradient = new Gradient<double>(network) { Step = 5 };
        var inputGradient = new double[x.Length];
        double mean = network.Backpropagate(x, y, cost, gradient, inputGradient);
        double[] analytic = gradient.Values.ToArray();
        int rows = x.Length / network.InputSize;
        double CostNow() => network.Backpropagate(x, y, cost, gradient);

        for (int i = 0; i < analytic.Length; i++)
        {
            int parameter = i;
            Compare(analytic[i], mean, $"parameter {i} of {network}", delta => network.Parameters[parameter] += delta, CostNow);
        }
        for (int i = 0; i < x.Length; i++)
        {
            int input = i;
            Compare(inputGradient[i] / rows, mean, $"input {i} of {network}", delta => x[input] += delta, CostNow);
        }
    }

    // A step is right where neither rounding nor curvature nor a kink spoils the difference: one of three has to agree.
    private static void Compare(double analytic, double mean, string what, Action<double> move, Func<double> cost)
    {
        double closest = double.PositiveInfinity, numeric = 0;
        foreach (double h in Steps)
        {
            move(h);
            double above = cost();
            move(-2 * h);
            double below = cost();
            move(h);
            double difference = (above - below) / (2 * h);
            double error = Math.Abs(analytic - difference) - 1e-7 * Math.Max(Math.Abs(analytic), Math.Abs(difference)) - 1e-9 * Math.Max(1, mean);
            if (error < closest)
                (closest, numeric) = (error, difference);
            if (closest <= 0)
                return;
        }
        Assert.Fail($"{what}: analytic {analytic:R}, numeric {numeric:R}");
    }
}
