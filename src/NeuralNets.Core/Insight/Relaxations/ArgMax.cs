using System.Buffers;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// The largest of a row becomes 1 (the first of equals), the others 0: what softmax is at temperature 0. Its true derivative is 0;
/// with a surrogate temperature T it learns as softmax(z/T) would: dz = s·(da − Σ s·da)/T, s = softmax(z/T).
/// </summary>
/// <remarks>
/// A row with NaN becomes NaN. The surrogate is the straight-through estimator for choices: Jang, Gu, Poole 2016, "Categorical
/// reparameterization with Gumbel-softmax", section 2.2.
/// </remarks>
public sealed record ArgMax : IActivation
{
    /// <summary>With the true derivative, 0, unless said.</summary>
    /// <param name="surrogateTemperature">T, positive; null: the true derivative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature that is not positive and finite.</exception>
    public ArgMax(double? surrogateTemperature = null)
    {
        if (surrogateTemperature is { } temperature)
            Setting.Positive(temperature, nameof(surrogateTemperature));
        SurrogateTemperature = surrogateTemperature;
    }

    /// <summary>T; null: the true derivative.</summary>
    public double? SurrogateTemperature { get; }

    /// <inheritdoc/>
    public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < z.Length; first += width)
        {
            ReadOnlySpan<T> row = z.Slice(first, width);
            int largest = Network<T>.IndexOfLargest(row);
            bool isNaN = HasNaN(row);
            Span<T> chosen = a.Slice(first, width);
            chosen.Fill(isNaN ? T.NaN : T.Zero);
            if (!isNaN)
                chosen[largest] = T.One;
        }
    }

    /// <inheritdoc/>
    public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (SurrogateTemperature is not { } temperature)
        {
            dz.Clear();
            return;
        }
        T[] buffer = ArrayPool<T>.Shared.Rent(width);
        Span<T> s = buffer.AsSpan(0, width);
        for (int first = 0; first < z.Length; first += width)
        {
            Softmax.Value(temperature, z.Slice(first, width), s, width);
            Softmax.Backward(temperature, s, da.Slice(first, width), dz.Slice(first, width), width);
        }
        ArrayPool<T>.Shared.Return(buffer);
    }

    private static bool HasNaN<T>(ReadOnlySpan<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T value in row)
        {
            if (T.IsNaN(value))
                return true;
        }
        return false;
    }
}
