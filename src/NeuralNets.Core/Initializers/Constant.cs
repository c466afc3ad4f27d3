namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Every value the same. Draws nothing.</summary>
    /// <param name="value">Any finite number; rounded to T.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static IInitializer Constant(double value) => new ConstantInitializer(Finite(value, nameof(value)));

    internal sealed record ConstantInitializer(double Value) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Fill(values, Value);
    }
}
