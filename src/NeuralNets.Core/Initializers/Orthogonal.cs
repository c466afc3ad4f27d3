using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>
    /// A random matrix with orthonormal rows or columns, whichever are fewer, times gain: with W [outputs × inputs],
    /// Wᵀ·W = gain²·I for outputs ≥ inputs, W·Wᵀ = gain²·I for fewer. No signal grows or shrinks on its way through.
    /// </summary>
    /// <param name="gain">What the activation wants: 1 for sigmoid, 5/3 for tanh, √2 for ReLU.</param>
    /// <remarks>
    /// Q of the QR factorisation of a normal matrix, columns times the sign of R's diagonal, which makes every orthonormal matrix
    /// equally likely. In double whatever T. For weights; a vector of biases is refused. Saxe, McClelland, Ganguli 2013, "Exact
    /// solutions to the nonlinear dynamics of learning in deep linear neural networks".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is negative or not finite.</exception>
    public static IInitializer Orthogonal(double gain = 1) => new OrthogonalInitializer(NotNegative(gain, nameof(gain)));

    internal sealed record OrthogonalInitializer(double Gain) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            CheckMatrix(values, inputs, outputs);
            ArgumentNullException.ThrowIfNull(random);

            // Vectors of q: the longer side of the matrix, each contiguous. Draw i is made for value i.
            int count = Math.Min(inputs, outputs), length = Math.Max(inputs, outputs);
            var q = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
                q[Place(i)] = random.NextGaussian();
            Householder.Orthonormalize(q, count, length);
            for (int i = 0; i < values.Length; i++)
                values[i] = Number.Round<T>(Gain * q[Place(i)]);

            int Place(int i) => inputs <= outputs ? i : i % outputs * length + i / outputs;
        }
    }
}
