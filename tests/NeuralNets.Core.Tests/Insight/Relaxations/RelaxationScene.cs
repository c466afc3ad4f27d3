using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Relaxations;

/// <summary>Rules that hard units can follow exactly.</summary>
internal static class RelaxationScene
{
    /// <summary>A decision list over the square: if x₀ &gt; 0.2 then (x₁ &gt; 0), else if x₁ &lt; −0.3 then 1, else 0. Points near a border are left out.</summary>
    public static Dataset<T> DecisionList<T>(int count, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double margin = 0.08;
        double[] points = Examples.Uniform<double>(4 * count, seed);
        List<double> x = [], y = [];
        foreach (double[] p in points.Chunk(2))
        {
            bool isNear = Math.Abs(p[0] - 0.2) < margin || (p[0] > 0.2 ? Math.Abs(p[1]) < margin : Math.Abs(p[1] + 0.3) < margin);
            if (isNear || y.Count == count)
                continue;
            x.AddRange(p);
            y.Add((p[0] > 0.2 ? p[1] > 0 : p[1] < -0.3) ? 1 : 0);
        }
        return Dataset.Create(x.ToArray().To<T>(), y.ToArray().To<T>(), 2);
    }

    public static Network<T> WithHidden<T>(IActivation hidden, int units = 12, ulong seed = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(2, [new Dense(units, hidden) { BiasInitializer = Initializer.Uniform(-0.5, 0.5) }, new Dense(1, Activation.Sigmoid)], seed);
}
