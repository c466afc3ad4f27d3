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

        // The body stands once, for whole vectors and the rest alike: long functions, written twice or inlined into the
        // caller, exhaust what the JIT inlines in one method, and then every operation of a lane becomes a call.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* x = X, y = Y;
            for (int i = 0, n = Count; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane value = TOperator.Value<TLane, T>(rest >= TLane.Count ? TLane.Load(x + i) : TLane.LoadFirst(x + i, rest));
                if (rest >= TLane.Count)
                    TLane.Store(value, y + i);
                else
                    TLane.StoreFirst(value, y + i, rest);
            }
        }
    }
}
