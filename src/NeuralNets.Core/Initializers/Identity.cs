using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>The identity matrix times gain: gain from input i to output i, else 0; rectangular too. Draws nothing.</summary>
    /// <param name="gain">Any finite number.</param>
    /// <remarks>For weights; a vector of biases is refused. Le, Jaitly, Hinton 2015, "A simple way to initialize recurrent networks of rectified linear units".</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is not finite.</exception>
    public static IInitializer Identity(double gain = 1) => new IdentityInitializer(Finite(gain, nameof(gain)));

    internal sealed record IdentityInitializer(double Gain) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            CheckMatrix(values, inputs, outputs);
            values.Clear();
            for (int i = 0; i < Math.Min(inputs, outputs); i++)
                values[i * outputs + i] = Number.Round<T>(Gain);
        }
    }
}
