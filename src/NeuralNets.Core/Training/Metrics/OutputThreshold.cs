using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>From which value on a network's single output means class 1.</summary>
internal static class OutputThreshold
{
    /// <summary>
    /// f(0) for the activation f that the outputs have passed last; 0 where there is none. Where f does not tell −1 from 0 (step,
    /// ReLU), the least number above f(0): or every row would be of class 1.
    /// </summary>
    public static double Of<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.OutputSize > 1)
            return 0;   // the largest output decides
        IActivation activation = network.Layers.LastOrDefault(layer => layer is not Dropout) switch
        {
            Dense dense => dense.Activation,
            ActivationLayer layer => layer.Activation,
            _ => Activation.Identity,
        };
        Span<T> a = [-T.One, T.Zero];
        activation.Activate(a, a, width: 1);
        double atZero = Number.ToDouble(a[1]);
        return a[0] == a[1] ? Math.BitIncrement(atZero) : atZero;
    }
}
