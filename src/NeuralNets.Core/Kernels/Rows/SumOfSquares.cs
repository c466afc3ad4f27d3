using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Σ x², in the order that the contract gives to reductions.</summary>
internal static unsafe class SumOfSquares
{
    public static T Of<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x)
        {
            var kernel = new Kernel<T> { X = px, Count = x.Length };
            Lanes.Run<T, Kernel<T>>(ref kernel);
            return kernel.Sum;
        }
    }

    private struct Kernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* X;
        public int Count;
        public T Sum;

        public void Run<TLane>() where TLane : unmanaged, ILane<TLane, T> => Sum = RowReduction.Dot<TLane, T>(X, X, Count);
    }
}
