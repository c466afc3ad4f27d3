using NeuralNets.Kernels;

namespace NeuralNets.Insight;

public static partial class Sensitivity
{
    /// <summary>The parameters with the largest |∂C/∂w|, C the mean cost over the rows: where a small move changes the cost most.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">One example, a batch or the full set.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="count">How many parameters, at least 1; at most all are given.</param>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other.</exception>
    public static SensitivityRanking Rank<T>(Network<T> network, Dataset<T> data, ICost cost, int count = 20) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, data, cost);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Network<T> settled = InPrediction.Of(network);
        return Ranking(settled, FullGradient.Of(settled, data, cost, out double meanCost), meanCost, count);
    }

    /// <summary>The same of a gradient that is there already.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="gradient">Of this network or one with equal layers; complete.</param>
    /// <param name="count">How many parameters, at least 1; at most all are given.</param>
    /// <exception cref="ArgumentException">The gradient belongs to a network with other layers.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not complete.</exception>
    public static SensitivityRanking Rank<T>(Network<T> network, Gradient<T> gradient, int count = 20) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        gradient.ThrowIfOther(network.Architecture);
        gradient.ThrowIfNotComplete(nameof(Rank));
        return Ranking(network, gradient, Number.ToDouble(gradient.Complete()), count);
    }

    private static SensitivityRanking Ranking<T>(Network<T> network, Gradient<T> gradient, double cost, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> g = gradient.Values, w = network.Parameters;
        var top = new List<ParameterSensitivity>();
        foreach (int i in Largest.Indices(g, count))
        {
            ParameterBlock block = network.Blocks.Last(b => b.Offset <= i);
            (int from, int to) = Math.DivRem(i - block.Offset, block.Outputs);
            top.Add(new ParameterSensitivity(i, block, from, to, Number.ToDouble(w[i]), Number.ToDouble(g[i])));
        }
        return new SensitivityRanking(cost, WideSum.Norm(g), gradient.Rows, top.AsReadOnly());
    }
}
