using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a function of one value over a span. Input and output may be the same span.</summary>
internal static class Unary
{
    /// <summary>f(x).</summary>
    public static T Value<TOperator, T>(T x)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        return TOperator.Value<Lane1<T>, T>(new(x)).Value;
    }

    /// <summary>result[i] = f(x[i]).</summary>
    public static void Values<TOperator, T>(ReadOnlySpan<T> x, Span<T> result)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Number.ThrowIfNotSupported<T>();
        if (result.Length != x.Length)
            throw new ArgumentException($"result holds {result.Length} values, x {x.Length}.", nameof(result));
        Sweep.Run(default(Body<TOperator>), x, default, default, result);
    }

    internal readonly struct Body<TOperator> : ISweepBody where TOperator : struct, IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane x, TLane y, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TOperator.Value<TLane, T>(x);
    }
}
