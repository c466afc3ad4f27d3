using System.Numerics.Tensors;

namespace NeuralNets.Insight;

public static partial class Sensitivity
{
    /// <summary>What the gradient says of a move of one parameter, against what the cost does.</summary>
    /// <typeparam name="T">float or double; the comparison is made in double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">One example, a batch or the full set.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="parameter">Index into <see cref="Network{T}.Parameters"/>.</param>
    /// <param name="delta">Δw, finite.</param>
    /// <remarks>Three backpropagations of the data set and one forward pass, in double.</remarks>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other, no such parameter, or a Δ that is not finite.</exception>
    public static CostChange Move<T>(Network<T> network, Dataset<T> data, ICost cost, int parameter, double delta) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, data, cost);
        int parameters = network.Parameters.Length;
        if ((uint)parameter >= (uint)parameters)
            throw new ArgumentOutOfRangeException(nameof(parameter), parameter, $"parameter is {parameter}; the network has {parameters} parameters.");
        Kernels.Setting.Finite(delta);
        double[] move = new double[parameters];
        move[parameter] = delta;
        return Change(network, data, cost, move);
    }

    /// <summary>The same for a move of all parameters at once.</summary>
    /// <typeparam name="T">float or double; the comparison is made in double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">One example, a batch or the full set.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="delta">Δw of every parameter.</param>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other, or not one Δ a parameter.</exception>
    public static CostChange Move<T>(Network<T> network, Dataset<T> data, ICost cost, ReadOnlySpan<T> delta) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, data, cost);
        if (delta.Length != network.Parameters.Length)
            throw new ArgumentException($"delta holds {delta.Length} values; the network has {network.Parameters.Length} parameters.", nameof(delta));
        double[] move = new double[delta.Length];
        TensorPrimitives.ConvertTruncating(delta, move);
        return Change(network, data, cost, move);
    }

    private static CostChange Change<T>(Network<T> network, Dataset<T> data, ICost cost, double[] move) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CostSurface surface = CostSurface.Of(network, data, cost);
        double first = WideSum.Dot<double>(surface.Gradient, move), square = WideSum.Dot<double>(move, move);
        return new CostChange(surface.Cost, first, first + surface.Curvature(move) * square / 2, surface.CostAt(1, move) - surface.Cost);
    }
}
