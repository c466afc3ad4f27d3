using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a function of one value over a span. Input and output may be the same span.</summary>
internal static unsafe class Unary
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
        fixed (T* px = x, py = result)
        {
            var kernel = new Kernel<TOperator, T> { X = px, Y = py, Count = x.Length };
            Lanes.Run<T, Kernel<TOperator, T>>(ref kernel);
        }
    }

    internal struct Kernel<TOperator, T> : IKernel<T>
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* X, Y;
        public int Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* x = X, y = Y;
            int i = 0, n = Count;
            for (; i <= n - TLane.Count; i += TLane.Count)
                TLane.Store(TOperator.Value<TLane, T>(TLane.Load(x + i)), y + i);
            if (i < n)
                TLane.StoreFirst(TOperator.Value<TLane, T>(TLane.LoadFirst(x + i, n - i)), y + i, n - i);
        }
    }
}
