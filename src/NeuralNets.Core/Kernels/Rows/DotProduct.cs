namespace NeuralNets.Kernels;

/// <summary>Σ a·b, in the order that the contract gives to reductions.</summary>
internal static unsafe class DotProduct
{
    public static T Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pa = a, pb = b)
        {
            var kernel = new Kernel<T> { A = pa, B = pb, Count = a.Length };
            Lanes.Run<T, Kernel<T>>(ref kernel);
            return kernel.Sum;
        }
    }

    private struct Kernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, B;
        public int Count;
        public T Sum;

        public void Run<TLane>() where TLane : unmanaged, ILane<TLane, T> => Sum = RowReduction.Dot<TLane, T>(A, B, Count);
    }
}
