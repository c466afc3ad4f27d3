using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Lays a matrix of weights out as the micro-kernel reads it: panels one tile wide, in each panel one tile row after the other
/// ([panels][depth][width]). What stands beyond the last column is undefined.
/// </summary>
internal static unsafe class Packing
{
    /// <summary>Columns of a panel at the current width of vectors.</summary>
    public static int Width<T>() where T : unmanaged => TileSize.Vectors * Math.Max(1, Lanes.Bits / 8 / sizeof(T));

    public static int Panels<T>(int columns) where T : unmanaged => (columns + Width<T>() - 1) / Width<T>();

    /// <summary>Values that the packed matrix takes.</summary>
    public static long Size<T>(int depth, int columns) where T : unmanaged => (long)Panels<T>(columns) * Width<T>() * depth;

    /// <summary>
    /// Whether packing w pays for a product of that many rows, cut into so many parts. Measured: packing takes about as long as
    /// two parts save by it, at 512 bits and at 256, and where w does not fit the second-level cache as long as three; with a few
    /// rows, much longer than the whole product.
    /// </summary>
    public static bool WorthIt(int rows, int parts) => rows > 64 && parts > 2;

    /// <summary>w for <see cref="WeightedSum"/>: depth inputs, columns outputs.</summary>
    public static void Forward<T>(T* w, T* packed, int inputs, int outputs, int fromPanel, int toPanel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new ForwardKernel<T> { W = w, Packed = packed, Inputs = inputs, Outputs = outputs, From = fromPanel, To = toPanel };
        Lanes.Run<T, ForwardKernel<T>>(ref kernel);
    }

    /// <summary>wᵀ for <see cref="BackwardToInputs"/>: depth outputs, columns inputs.</summary>
    public static void Backward<T>(T* w, T* packed, int inputs, int outputs, int fromPanel, int toPanel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new BackwardKernel<T> { W = w, Packed = packed, Inputs = inputs, Outputs = outputs, From = fromPanel, To = toPanel };
        Lanes.Run<T, BackwardKernel<T>>(ref kernel);
    }

    private struct ForwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* W, Packed;
        public int Inputs, Outputs, From, To;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int width = TileSize.Vectors * TLane.Count;
            T* target = Packed + (nint)From * width * Inputs;
            for (int panel = From; panel < To; panel++)
            {
                T* source = W + panel * width;
                for (int k = 0; k < Inputs; k++, source += Outputs, target += width)
                {
                    TLane.Store(TLane.Load(source), target);
                    TLane.Store(TLane.Load(source + TLane.Count), target + TLane.Count);
                }
            }
        }
    }

    private struct BackwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* W, Packed;
        public int Inputs, Outputs, From, To;

        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int width = TileSize.Vectors * TLane.Count;
            for (int panel = From; panel < To; panel++)
            {
                int row = panel * width;
                Transpose<TLane, T>.Run(W + (nint)row * Outputs, Outputs, Inputs - row, Packed + (nint)row * Outputs, width, Outputs);
            }
        }
    }
}
