using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a pair operator over one row, inside a kernel.</summary>
internal static unsafe class RowMap
{
    /// <summary>result[i] = f(a[i], b[i]), i &lt; n; the result may be a or b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLane, T, TOperator>(TOperator f, T* a, T* b, T* result, int n)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IPairOperator
    {
        int i = 0;
        for (; i <= n - TLane.Count; i += TLane.Count)
            TLane.Store(f.Value<TLane, T>(TLane.Load(a + i), TLane.Load(b + i)), result + i);
        if (i < n)
            TLane.StoreFirst(f.Value<TLane, T>(TLane.LoadFirst(a + i, n - i), TLane.LoadFirst(b + i, n - i)), result + i, n - i);
    }
}
