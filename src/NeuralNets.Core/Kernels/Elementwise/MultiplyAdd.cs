namespace NeuralNets.Kernels;

/// <summary>y[i] = fma(u[i], v[i], y[i]).</summary>
internal static class MultiplyAdd
{
    public static void Run<T>(ReadOnlySpan<T> u, ReadOnlySpan<T> v, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(u.Length, v.Length, nameof(v), nameof(u));
        Lengths.ThrowIfNot(u.Length, y.Length, nameof(y), nameof(u));
        Sweep.Run(default(Body), u, v, y, y);
    }

    private readonly struct Body : ISweepBody
    {
        public static bool NeedsY => true;
        public static bool NeedsV => true;

        public TLane Value<TLane, T>(TLane u, TLane v, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(u, v, y);
    }
}
