namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Normal with mean 0, then of each input's outgoing weights exactly ⌈sparsity·outputs⌉, anyone as likely as another, are set to 0.</summary>
    /// <param name="sparsity">In [0, 1): how much is 0.</param>
    /// <param name="std">The standard deviation of the rest, not negative.</param>
    /// <remarks>
    /// For weights; a vector of biases is refused. Martens 2010, "Deep learning via Hessian-free optimization". The choice is by
    /// selection sampling: Fan, Muller, Rezucha 1962, "Development of sampling plans by using sequential (item by item) selection".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IInitializer Sparse(double sparsity, double std = 0.01) =>
        new SparseInitializer(Kernels.Setting.Fraction(sparsity, orZero: true), NotNegative(std, nameof(std)));

    internal sealed record SparseInitializer(double Sparsity, double Std) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            CheckMatrix(values, inputs, outputs);
            FillNormal(values, 0, Std, random);
            for (int k = 0; k < inputs; k++)
            {
                int zeros = (int)Math.Ceiling(Sparsity * outputs);
                Span<T> outgoing = values.Slice(k * outputs, outputs);
                for (int j = 0; j < outputs; j++)
                {
                    // Of the places left, as many are still to be chosen as zeros.
                    if (random.NextBelow((ulong)(outputs - j)) < (ulong)zeros)
                    {
                        outgoing[j] = T.Zero;
                        zeros--;
                    }
                }
            }
        }
    }
}
