using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a pair operator over one row, inside a kernel.</summary>
internal static unsafe class RowMap
{
    /// <summary>result[i] = f(a[i], b[i]), i &lt; n; the result may be a or b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<TLane, T, TOperator>(TOperator f, T* a, T* b, T* result, int n)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IPairOperator
    {
        for (int i = 0; i < n; i += TLane.Count)
        {
            int rest = n - i;
            TLane value = f.Value<TLane, T>(Part.Load<TLane, T>(a + i, rest), Part.Load<TLane, T>(b + i, rest));
            Part.Store<TLane, T>(value, result + i, rest);
        }
    }
}
