using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>A value of up to three others at the same place. What is not needed is not read: memory is what limits a short body.</summary>
internal interface ISweepBody
{
    static virtual bool NeedsX => true;
    static virtual bool NeedsY => false;
    static virtual bool NeedsV => false;

    TLane Value<TLane, T>(TLane x, TLane y, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>result[i] = body(x[i], y[i], v[i]). The result may be one of the inputs.</summary>
internal unsafe struct Sweep<TBody, T> : IKernel<T>
    where TBody : struct, ISweepBody
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Shorter ones have nothing to gain from aligned stores.
    private const int LeastVectors = 8;

    public TBody Body;
    public T* X, Y, V, Result;
    public int Count;

    // The body stands once: long functions written twice exhaust what the JIT inlines in one method, and then every operation
    // of a lane becomes a call. So that its loop has no branches, what is not a whole vector takes a turn by way of the stack.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
    {
        TBody body = Body;
        TLane partX = default, partY = default, partV = default;
        int n = Count, head = Head(Result, n, TLane.Count);
        for (int i = 0, rest = head; i < n; i += rest, rest = n - i)
        {
            T* x = X + i, y = Y + i, v = V + i, result = Result + i;
            bool isPart = rest < TLane.Count;
            nint whole = isPart ? TLane.Count : rest -= rest % TLane.Count;
            if (isPart)
            {
                partX = TBody.NeedsX ? TLane.LoadFirst(x, rest) : default;
                partY = TBody.NeedsY ? TLane.LoadFirst(y, rest) : default;
                partV = TBody.NeedsV ? TLane.LoadFirst(v, rest) : default;
                x = result = (T*)&partX;
                y = (T*)&partY;
                v = (T*)&partV;
            }
            for (nint j = 0; j < whole; j += TLane.Count)
            {
                TLane value = body.Value<TLane, T>(
                    TBody.NeedsX ? TLane.Load(x + j) : default,
                    TBody.NeedsY ? TLane.Load(y + j) : default,
                    TBody.NeedsV ? TLane.Load(v + j) : default);
                TLane.Store(value, result + j);
            }
            if (isPart)
                TLane.StoreFirst(partX, Result + i, rest);
        }
    }

    // How many values come first, so that stores do not straddle two cache lines afterwards; whole vectors if none do.
    private static int Head(T* result, int count, int laneCount)
    {
        int bytes = laneCount * sizeof(T), values = (int)(-(nint)result & (bytes - 1)) / sizeof(T);
        return count < LeastVectors * laneCount || values == 0 ? count : values;
    }
}
