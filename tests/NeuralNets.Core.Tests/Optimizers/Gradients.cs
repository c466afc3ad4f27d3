namespace NeuralNets.Tests.Optimizers;

/// <summary>Networks of any number of parameters, and gradients with any values.</summary>
internal static class Gradients
{
    /// <summary>A network whose parameters are one vector.</summary>
    public static Network<T> Vector<T>(T[] parameters, int threads = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(1, [new Dense(parameters.Length, Activation.Identity) { HasBias = false }]) { MaxThreads = threads };
        parameters.CopyTo(network.Parameters);
        return network;
    }

    /// <summary>A complete gradient.</summary>
    public static Gradient<T> Of<T>(Network<T> network, ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new Gradient<T>(network);
        network.Backpropagate(new T[network.InputSize], new T[network.OutputSize], Cost.SquaredError, gradient);
        values.CopyTo(gradient.Values);
        return gradient;
    }

    /// <summary>Parameters after steps along given gradients.</summary>
    public static T[] Run<T>(Optimizer optimizer, Network<T> network, T[][] gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OptimizerState<T> state = optimizer.CreateState(network);
        Gradient<T> gradient = Of<T>(network, gradients[0]);
        foreach (T[] values in gradients)
        {
            values.CopyTo(gradient.Values);
            state.Step(gradient);
        }
        return network.Parameters.ToArray();
    }
}
