using System.Buffers;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    // Targets that are rewritten at a time: what a thread's cache likes.
    private const int ChunkOfValues = 4096;

    private static int RowsOfChunk(int rows, int width) => Math.Max(1, Math.Min(rows, ChunkOfValues / Math.Max(width, 1)));

    /// <summary>A cost around another. It makes the targets of the inner cost and, for each row, a factor of cost and gradient.</summary>
    internal abstract record Combinator(ICost Inner) : ICost
    {
        // What it composed to last: composing again allocates nothing. No part of its value.
        private Combinator? _composed;

        protected Combinator(Combinator original) => Inner = original.Inner;

        protected abstract string Name { get; }

        public abstract int TargetWidth(int outputWidth);

        /// <summary>From whole rows of y to whole rows of the inner cost's targets, and one factor a row.</summary>
        internal abstract void Rewrite<T>(ReadOnlySpan<T> y, Span<T> targets, Span<T> factors, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int rows = Lengths.Rows(a.Length, width, nameof(a));
            Lengths.ThrowIfNot(rows * TargetWidth(width), y.Length, nameof(y), nameof(a));
            Lengths.ThrowIfNot(rows, costs.Length, nameof(costs), nameof(a));
            Run(differentiate: false, a, y, costs, width, rows);
        }

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int rows = Lengths.Rows(a.Length, width, nameof(a));
            Lengths.ThrowIfNot(rows * TargetWidth(width), y.Length, nameof(y), nameof(a));
            Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
            Run(differentiate: true, a, y, da, width, rows);
        }

        private void Run<T>(bool differentiate, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> results, int width, int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int targetWidth = TargetWidth(width), innerWidth = Inner.TargetWidth(width), resultWidth = differentiate ? width : 1;
            int chunk = RowsOfChunk(rows, innerWidth);
            T[] rented = ArrayPool<T>.Shared.Rent(chunk * (innerWidth + 1));
            for (int first = 0; first < rows; first += chunk)
            {
                int count = Math.Min(chunk, rows - first);
                Span<T> targets = rented.AsSpan(0, count * innerWidth), factors = rented.AsSpan(chunk * innerWidth, count);
                Rewrite(y.Slice(first * targetWidth, count * targetWidth), targets, factors, width);

                ReadOnlySpan<T> outputs = a.Slice(first * width, count * width);
                Span<T> part = results.Slice(first * resultWidth, count * resultWidth);
                if (differentiate)
                    Inner.Differentiate(outputs, targets, part, width);
                else
                    Inner.Evaluate(outputs, targets, part, width);
                WeightedValues.Scale(factors, part, resultWidth);
            }
            ArrayPool<T>.Shared.Return(rented);
        }

        public ICost? Compose(IActivation outputActivation)
        {
            if (Inner.Compose(outputActivation) is not { } inner)
                return null;
            if (_composed is not { } composed || !composed.Inner.Equals(inner))
                _composed = composed = this with { Inner = inner };
            return composed;
        }

        public virtual bool Equals(Combinator? other) => other is not null && EqualityContract == other.EqualityContract && Inner.Equals(other.Inner);

        public override int GetHashCode() => HashCode.Combine(Name, Inner);

        public sealed override string ToString() => $"{Name}({Inner})";

        /// <summary>The inner cost takes one target an output, as what changes targets asks for.</summary>
        protected int OneTargetAnOutput(int outputWidth)
        {
            int width = Inner.TargetWidth(outputWidth);
            return width == outputWidth
                ? width
                : throw new ArgumentException($"{Name} needs a cost with one target an output; {Inner} has {width} for {outputWidth}.", nameof(outputWidth));
        }
    }

    // What reads whole targets goes within what takes an index or a weight, in whatever order it was written: the meaning is the same.
    private static ICost Within(ICost cost, Func<ICost, ICost> wrap) => cost switch
    {
        WeightedCost weighted => new WeightedCost(Within(weighted.Inner, wrap)),
        ClassIndexCost index => new ClassIndexCost(Within(index.Inner, wrap)),
        _ => wrap(cost),
    };
}
