using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>da[rows × inputs] = dz[rows × outputs]·wᵀ.</summary>
internal static unsafe class BackwardToInputs
{
    // packed: w as Packing.Backward lays it out; null: parts of w are transposed on the way, which pays for few rows.
    public static void Run<T>(T* dz, T* w, T* packed, T* da, int rows, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (packed == null && (long)inputs * outputs <= FewRows.MostForScalarBackward)
        {
            FewRows.ScalarBackward(dz, w, da, rows, inputs, outputs);
            return;
        }
        if (packed == null && rows == 1)
        {
            FewRows.Backward(dz, w, da, inputs, outputs);
            return;
        }
        int width = Packing.Width<T>();
        var product = new Product<T>
        {
            Rows = rows,
            Whole = new()
            {
                A = dz, RowStrideA = outputs, DepthStrideA = 1,
                B = packed, DepthStrideB = width, PanelStrideB = (nint)outputs * width,
                C = da, RowStrideC = inputs,
                Depth = outputs, Columns = inputs,
            },
        };
        if (packed != null)
        {
            Lanes.Run<T, Product<T>>(ref product);
            return;
        }
        var direct = new DirectKernel<T> { Whole = product, W = w };
        Lanes.Run<T, DirectKernel<T>>(ref direct);
    }

    private struct DirectKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private const int BufferBytes = 32 * 1024;

        public Product<T> Whole;
        public T* W;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining), SkipLocalsInit]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int inputs = Whole.Whole.Columns, outputs = Whole.Whole.Depth, width = TileSize.Vectors * TLane.Count;
            int maxDepth = Whole.Rows <= TileSize.FewRows ? TileSize.FewRowsDepthBackward : TileSize.MaxDepth;
            int maxColumns = BufferBytes / sizeof(T) / maxDepth / width * width;
            T* memory = stackalloc T[(BufferBytes + AlignedBuffer<T>.Boundary) / sizeof(T)], buffer = AlignedBuffer<T>.Align(memory);
            for (int column = 0; column < inputs && Whole.Rows > 0; column += maxColumns)
            {
                Product<T> part = Whole;
                part.Whole.B = buffer;
                part.Whole.C += column;
                part.Whole.Columns = Math.Min(maxColumns, inputs - column);
                part.Whole.RowStrideStart = part.Whole.RowStrideC;
                int depth = 0;
                do
                {
                    int d = Math.Min(maxDepth, outputs - depth);
                    for (int i = 0; i < part.Whole.Columns; i += width)
                        Transpose<TLane, T>.Run(W + (nint)(column + i) * outputs + depth, outputs, inputs - column - i, buffer + i * d, width, d);
                    part.Whole.Depth = d;
                    part.Whole.PanelStrideB = d * width;
                    part.Run<TLane>();
                    part.Whole.Start = part.Whole.C;
                    part.Whole.A += d;
                    depth += d;
                }
                while (depth < outputs);
            }
        }
    }
}
