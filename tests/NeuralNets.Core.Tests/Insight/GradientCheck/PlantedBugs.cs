namespace NeuralNets.Tests.Insight;

/// <summary>What may be wrong with a user's derivative.</summary>
public enum Bug
{
    None, WrongSign, MissingFactor, SwappedIndex,
}

/// <summary>a = z³ + z, value by value, with a bug in the derivative 3z² + 1.</summary>
internal readonly record struct BuggyCubic(Bug Bug) : IElementwise
{
    public T Activate<T>(T z) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z * z * z + z;

    public T Derivative<T>(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bug switch
    {
        Bug.WrongSign => T.CreateTruncating(3) * z * z - T.One,
        Bug.MissingFactor => z * z + T.One,
        _ => T.CreateTruncating(3) * z * z + T.One,
    };
}

/// <summary>aᵢ = zᵢ·zᵢ₊₁, around the row's end, so dzᵢ = daᵢ·zᵢ₊₁ + daᵢ₋₁·zᵢ₋₁; with a bug in that.</summary>
internal sealed record BuggyNeighbours(Bug Bug) : IActivation
{
    public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < z.Length; first += width)
        {
            T[] row = z.Slice(first, width).ToArray();
            for (int i = 0; i < width; i++)
                a[first + i] = row[i] * row[(i + 1) % width];
        }
    }

    public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < z.Length; first += width)
        {
            T[] d = da.Slice(first, width).ToArray();
            for (int i = 0; i < width; i++)
            {
                int next = (i + 1) % width, last = (i + width - 1) % width;
                T own = d[i] * z[first + next], neighbours = d[last] * z[first + last];
                dz[first + i] = Bug switch
                {
                    Bug.WrongSign => own - neighbours,
                    Bug.MissingFactor => own + d[last],
                    Bug.SwappedIndex => d[i] * z[first + last] + d[last] * z[first + next],
                    _ => own + neighbours,
                };
            }
        }
    }
}

/// <summary>C = Σ (a − y)⁴, value by value, with a bug in 4·(a − y)³.</summary>
internal sealed record BuggyFourthPower(Bug Bug) : ICost
{
    public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        costs.Clear();
        for (int i = 0; i < a.Length; i++)
        {
            T square = (a[i] - y[i]) * (a[i] - y[i]);
            costs[i / width] += square * square;
        }
    }

    public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] outputs = a.ToArray();
        for (int i = 0; i < da.Length; i++)
        {
            T d = Bug == Bug.WrongSign ? y[i] - outputs[i] : Bug == Bug.SwappedIndex ? outputs[i] - y[i / width * width + (i + 1) % width] : outputs[i] - y[i];
            da[i] = Bug == Bug.MissingFactor ? d * d * d : T.CreateTruncating(4) * d * d * d;
        }
    }
}

/// <summary>C = (Σ j·(aⱼ − yⱼ))² of a row, j from 1: ∂C/∂aⱼ = 2j·Σ; with a bug in that.</summary>
internal sealed record BuggyRowCost(Bug Bug) : ICost
{
    public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < costs.Length; r++)
        {
            T sum = Sum(a.Slice(r * width, width), y.Slice(r * width, width));
            costs[r] = sum * sum;
        }
    }

    public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < a.Length; first += width)
        {
            T sum = Sum(a.Slice(first, width), y.Slice(first, width));
            for (int j = 0; j < width; j++)
            {
                T factor = T.CreateTruncating(Bug == Bug.SwappedIndex ? width - j : j + 1);
                da[first + j] = Bug switch
                {
                    Bug.WrongSign => -T.CreateTruncating(2) * factor * sum,
                    Bug.MissingFactor => T.CreateTruncating(2) * sum,
                    _ => T.CreateTruncating(2) * factor * sum,
                };
            }
        }
    }

    private static T Sum<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int j = 0; j < a.Length; j++)
            sum += T.CreateTruncating(j + 1) * (a[j] - y[j]);
        return sum;
    }
}

/// <summary>Value by value but written for rows: a = z³ + z, with a bug in dz = da·(3z² + 1).</summary>
internal sealed record BuggyCubicRows(Bug Bug) : IActivation
{
    public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < z.Length; i++)
            a[i] = z[i] * z[i] * z[i] + z[i];
    }

    public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] d = da.ToArray();
        for (int i = 0; i < z.Length; i++)
        {
            T slope = T.CreateTruncating(3) * z[i] * z[i] + T.One;
            int swapped = i / width * width + (i + 1) % width;
            dz[i] = Bug switch { Bug.WrongSign => -slope * d[i], Bug.MissingFactor => d[i], Bug.SwappedIndex => slope * d[swapped], _ => slope * d[i] };
        }
    }
}

/// <summary>The identity, whose derivative is 2 for one neuron.</summary>
internal sealed record OneWrongNeuron(int Neuron) : IActivation
{
    public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z.CopyTo(a);

    public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        da.CopyTo(dz);
        for (int i = Neuron; i < dz.Length; i += width)
            dz[i] += dz[i];
    }
}
