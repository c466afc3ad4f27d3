using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The initializers by name. They have value equality; those without parameters are single cached instances.</summary>
/// <remarks>
/// Draws are made in double and rounded once, so that a network of floats starts where one of doubles does. Where a
/// formula has the number of inputs or outputs, fewer than one of them: <see cref="ArgumentOutOfRangeException"/>.
/// </remarks>
public static partial class Initializer
{
    private static void Fill<T>(Span<T> values, double value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        values.Fill(Number.Round<T>(value));
    }

    private static void FillUniform<T>(Span<T> values, double low, double high, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref T value in values)
            value = Number.Round<T>(low + (high - low) * random.NextDouble());
    }

    private static void FillNormal<T>(Span<T> values, double mean, double std, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref T value in values)
            value = Number.Round<T>(mean + std * random.NextGaussian());
    }

    // Normal, drawn again until within mean ± 2 std.
    private static void FillTruncated<T>(Span<T> values, double mean, double std, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref T value in values)
        {
            double x;
            do
                x = random.NextGaussian();
            while (Math.Abs(x) > 2);
            value = Number.Round<T>(mean + std * x);
        }
    }

    // What initializers of matrices get: weights input-major, not a vector of biases.
    private static void CheckMatrix<T>(Span<T> values, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        if (values.Length != (long)inputs * outputs)
            throw new ArgumentException($"values holds {values.Length} values, not the {inputs} × {outputs} of a weight matrix.", nameof(values));
    }

    // √(scale/fan)
    private static double Spread(double scale, int fan, [CallerArgumentExpression(nameof(fan))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fan, 1, name);
        return Math.Sqrt(scale / fan);
    }

    // √(scale/(inputs + outputs))
    private static double Spread(double scale, int inputs, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        return Math.Sqrt(scale / ((double)inputs + outputs));
    }

    private static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");

    private static double NotNegative(double value, string name) =>
        value >= 0 ? Finite(value, name) : throw new ArgumentOutOfRangeException(name, value, $"{name} must not be negative.");
}
