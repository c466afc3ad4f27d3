using System.Buffers;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>A weighted sum of costs of the same outputs and targets: C = Σ wᵢ·Cᵢ, da = Σ wᵢ·daᵢ.</summary>
    /// <param name="parts">Weights, finite and not negative, and costs. All have the same <see cref="ICost.TargetWidth"/>; other ones are an <see cref="ArgumentException"/> where they are asked for.</param>
    /// <remarks>It composes with an output activation only if every part does.</remarks>
    /// <exception cref="ArgumentException">No parts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight that is negative or not finite.</exception>
    public static ICost Sum(params ReadOnlySpan<(double Weight, ICost Cost)> parts)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("parts is empty: a sum needs at least one cost.", nameof(parts));
        foreach ((double weight, ICost cost) in parts)
        {
            Setting.NotNegative(weight, nameof(parts));
            ArgumentNullException.ThrowIfNull(cost, nameof(parts));
        }
        return new SumCost(parts.ToArray());
    }

    internal sealed class SumCost((double Weight, ICost Cost)[] parts) : ICost, IEquatable<SumCost>
    {
        private readonly (double Weight, ICost Cost)[] _parts = parts;
        private SumCost? _composed;   // the last: composing again allocates nothing

        public ReadOnlySpan<(double Weight, ICost Cost)> Parts => _parts;

        public int TargetWidth(int outputWidth)
        {
            int width = _parts[0].Cost.TargetWidth(outputWidth);
            foreach ((_, ICost cost) in _parts)
            {
                if (cost.TargetWidth(outputWidth) is int other && other != width)
                    throw new ArgumentException($"{_parts[0].Cost} has {width} targets for {outputWidth} outputs, {cost} {other}: costs of a sum share their targets.", nameof(outputWidth));
            }
            return width;
        }

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int rows = Lengths.Rows(a.Length, width, nameof(a)), targetWidth = TargetWidth(width);
            Lengths.ThrowIfNot(rows * targetWidth, y.Length, nameof(y), nameof(a));
            Lengths.ThrowIfNot(rows, costs.Length, nameof(costs), nameof(a));
            Run(differentiate: false, a, y, costs, width, rows);
        }

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int rows = Lengths.Rows(a.Length, width, nameof(a)), targetWidth = TargetWidth(width);
            Lengths.ThrowIfNot(rows * targetWidth, y.Length, nameof(y), nameof(a));
            Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
            Run(differentiate: true, a, y, da, width, rows);
        }

        // The results may be the memory of a, which every part reads: the sum is built beside them, some rows at a time.
        private void Run<T>(bool differentiate, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> results, int width, int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int targetWidth = TargetWidth(width), resultWidth = differentiate ? width : 1, chunk = RowsOfChunk(rows, width);
            T[] rented = ArrayPool<T>.Shared.Rent(2 * chunk * resultWidth);
            for (int first = 0; first < rows; first += chunk)
            {
                int count = Math.Min(chunk, rows - first);
                ReadOnlySpan<T> outputs = a.Slice(first * width, count * width), targets = y.Slice(first * targetWidth, count * targetWidth);
                Span<T> sum = rented.AsSpan(0, count * resultWidth), part = rented.AsSpan(chunk * resultWidth, count * resultWidth);
                sum.Clear();
                foreach ((double weight, ICost cost) in _parts)
                {
                    if (differentiate)
                        cost.Differentiate(outputs, targets, part, width);
                    else
                        cost.Evaluate(outputs, targets, part, width);
                    WeightedValues.Add(weight, part, sum);
                }
                sum.CopyTo(results[(first * resultWidth)..]);
            }
            ArrayPool<T>.Shared.Return(rented);
        }

        public ICost? Compose(IActivation outputActivation)
        {
            bool same = _composed is not null;
            for (int i = 0; i < _parts.Length; i++)
            {
                if (_parts[i].Cost.Compose(outputActivation) is not { } composed)
                    return null;
                same = same && composed.Equals(_composed!._parts[i].Cost);
            }
            return same ? _composed : _composed = Composed(outputActivation);
        }

        private SumCost Composed(IActivation outputActivation) =>
            new([.. _parts.Select(part => (part.Weight, part.Cost.Compose(outputActivation)!))]);

        public bool Equals(SumCost? other) => other is not null && _parts.AsSpan().SequenceEqual(other._parts);

        public override bool Equals(object? obj) => Equals(obj as SumCost);

        public override int GetHashCode() => HashCode.Combine(_parts.Length, _parts[0]);

        public override string ToString() => $"{nameof(Sum)}({string.Join(" + ", _parts.Select(part => FormattableString.Invariant($"{part.Weight}·{part.Cost}")))})";
    }
}
