using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

/// <summary>H·v against (∇C(w + h·v) − ∇C(w − h·v))/(2h) of Backpropagate, in double: |Hv − d| ≤ 1e-6·|d| + 1e-9·max(1, |∇C|), largest entries.</summary>
internal static class DifferencesOfGradients
{
    private const ulong Step = 5;
    private static readonly double[] Steps = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8];

    public static Exactness Check(Network<double> network, double[] x, double[] y, ICost cost)
    {
        double[] v = Examples.Uniform<double>(network.Parameters.Length, 91), product = new double[v.Length], w = network.Parameters.ToArray();
        Exactness exactness = Hessian.Multiply<double>(network, x, y, cost, v, product, Step);
        Assert.Equal(w, network.Parameters.ToArray());

        // A step is right where neither rounding nor curvature nor a kink spoils the difference: one of them has to agree.
        double least = double.PositiveInfinity;
        foreach (double h in Steps)
        {
            double[] above = Gradient(network, w, v, h, x, y, cost), below = Gradient(network, w, v, -h, x, y, cost);
            double[] d = [.. above.Zip(below, (a, b) => (a - b) / (2 * h))];
            double allowed = 1e-6 * Largest(d) + 1e-9 * Math.Max(1, Largest(above));
            least = Math.Min(least, Largest([.. d.Zip(product, (a, b) => a - b)]) / allowed);
            if (least <= 1)
                return exactness;
        }
        Assert.Fail($"{cost} on {network}: {least:G3} times what is allowed");
        return exactness;
    }

    private static double[] Gradient(Network<double> network, double[] w, double[] v, double h, double[] x, double[] y, ICost cost)
    {
        Network<double> moved = network.Clone();
        for (int i = 0; i < w.Length; i++)
            moved.Parameters[i] = w[i] + h * v[i];
        var gradient = new Gradient<double>(moved) { Step = Step };
        moved.Backpropagate(x, y, cost, gradient);
        return gradient.Values.ToArray();
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);   // NaN stays NaN
}
