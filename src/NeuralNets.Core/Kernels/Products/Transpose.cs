using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Transposes rows of a matrix into one panel of a packed block.</summary>
internal static unsafe class Transpose<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// panel[j, i] = w[i, j] for j below depth and i below width, a multiple of the vector's length. Rows of w from `rows` on do
    /// not exist: 0 stands for them up to a whole vector, and nothing behind. Rows are read in whole vectors, beyond their end too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(T* w, nint stride, int rows, T* panel, int width, int depth)
    {
        T* memory = stackalloc T[TLane.Count * TLane.Count + AlignedBuffer<T>.Boundary / sizeof(T)], spare = AlignedBuffer<T>.Align(memory);
        for (int i = 0; i < Math.Min(width, rows); i += TLane.Count)
        {
            for (int j = 0; j < depth; j += TLane.Count)
            {
                T* square = w + i * stride + j;
                nint squareStride = stride;
                if (rows - i < TLane.Count)
                {
                    // Zeros, for what memory happens to hold may be subnormal numbers: a multiply-add takes 100 times as long with them.
                    for (int r = 0; r < TLane.Count; r++)
                        TLane.Store(r < rows - i ? TLane.Load(square + r * stride) : default, spare + r * TLane.Count);
                    square = spare;
                    squareStride = TLane.Count;
                }
                var target = new PanelRows { Target = panel + (nint)j * width + i, Width = width, Left = depth - j };
                Square<TLane, T>.Transpose(square, squareStride, ref target);
            }
        }
    }

    private struct PanelRows : IColumns<TLane>
    {
        public T* Target;
        public nint Width;
        public int Left;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Next(TLane column)
        {
            if (Left-- > 0)
                TLane.Store(column, Target);
            Target += Width;
        }
    }
}
