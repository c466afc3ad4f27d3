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

/// <summary>Runs a body over spans. The result may be one of the inputs; what the body does not need may be empty.</summary>
internal static unsafe class Sweep
{
    public static void Run<TBody, T>(TBody body, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> v, Span<T> result)
        where TBody : struct, ISweepBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, py = y, pv = v, presult = result)
        {
            var kernel = new Sweep<TBody, T> { Body = body, X = px, Y = py, V = pv, Result = presult, Count = result.Length };
            Lanes.Run<T, Sweep<TBody, T>>(ref kernel);
        }
    }
}

/// <summary>result[i] = body(x[i], y[i], v[i]). The result may be one of the inputs.</summary>
internal unsafe struct Sweep<TBody, T> : IKernel<T>
    where TBody : struct, ISweepBody
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TBody Body;
    public T* X, Y, V, Result;
    public int Count;

    // The body stands once: long functions written twice exhaust what the JIT inlines in one method, and then every operation
    // of a lane becomes a call. So its loop runs three times: for the first vector, for the last, and for those between them that
    // start on a boundary, so that their stores do not straddle two cache lines. They overlap; since the result may replace an
    // input, the first two wait on the stack. Less than a vector does so as well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
    {
        TBody body = Body;
        TLane partX = default, partY = default, partV = default, first = default, last = default;
        T* x = X, y = Y, v = V, result = Result;
        nint lastStart = Count - TLane.Count;
        if (lastStart < 0)
        {
            partX = TBody.NeedsX ? TLane.LoadFirst(x, Count) : default;
            partY = TBody.NeedsY ? TLane.LoadFirst(y, Count) : default;
            partV = TBody.NeedsV ? TLane.LoadFirst(v, Count) : default;
            x = (T*)&partX;
            y = (T*)&partY;
            v = (T*)&partV;
        }
        T* target = (T*)&first;
        nint i = 0, end = 1;
        for (int turn = 1; ; turn++)
        {
            for (; i < end; i += TLane.Count)
            {
                TLane value = body.Value<TLane, T>(
                    TBody.NeedsX ? TLane.Load(x + i) : default,
                    TBody.NeedsY ? TLane.Load(y + i) : default,
                    TBody.NeedsV ? TLane.Load(v + i) : default);
                TLane.Store(value, target + i);
            }
            if (lastStart <= 0 || turn == 3)
                break;
            target = turn == 1 ? (T*)&last - lastStart : result;
            (i, end) = turn == 1 ? (lastStart, Count) : (ToBoundary(result, TLane.Count), lastStart);
        }
        if (lastStart < 0)
        {
            TLane.StoreFirst(first, result, Count);
            return;
        }
        TLane.Store(first, result);
        if (lastStart > 0)
            TLane.Store(last, result + lastStart);
    }

    // How many values, at least one, lie before the next boundary of a vector's length.
    private static nint ToBoundary(T* result, int laneCount)
    {
        nint bytes = laneCount * sizeof(T);
        return (bytes - ((nint)result & (bytes - 1))) / sizeof(T);
    }
}
