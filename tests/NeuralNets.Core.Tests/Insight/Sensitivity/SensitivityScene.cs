using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

/// <summary>Small networks and data for the tests of sensitivity.</summary>
internal static class SensitivityScene
{
    public static Dataset<T> Data<T>(int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Dataset.Create(Examples.Uniform<T>(rows * 4, 1), Examples.OneHot<T>(rows, 3, 2), inputSize: 4);

    /// <summary>Smooth, with every kind of parameter, and layers that draw, which here are what they are in prediction.</summary>
    public static Network<T> Smooth<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(4, [new Dense(6, Activation.Tanh), new LayerNorm(1e-3), new Dropout(0.4), new Dense(5, Activation.SiLU), new RReLU(0.9, 1.1), new Dense(3, Activation.Softmax)], seed: 3);
        Examples.Uniform<T>(network.Parameters.Length, 4, -0.8, 0.8).CopyTo(network.Parameters);
        return network;
    }

    public static (T[] Inputs, T[] Targets) All<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = new T[data.Count * data.InputSize], y = new T[data.Count * data.TargetSize];
        data.Read([.. Enumerable.Range(0, data.Count)], x, y);
        return (x, y);
    }
}
