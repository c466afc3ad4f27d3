using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// The products where there is next to nothing to do for each weight: no tiles, no packing, a sweep over the memory of w or dw
/// in the order it lies.
/// </summary>
internal static unsafe class FewRows
{
    /// <summary>Weights up to which a row of da is summed value by value: transposing costs more.</summary>
    public const int ScalarBackward = 128;

    /// <summary>z [outputs] = a [inputs]·w + b for one row; without b from +0.</summary>
    public static void WeightedSum<T>(T* a, T* w, T* b, T* z, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new WeightedSumKernel<T> { A = a, W = w, B = b, Z = z, Inputs = inputs, Outputs = outputs };
        Lanes.Run<T, WeightedSumKernel<T>>(ref kernel);
    }

    /// <summary>da [rows × inputs] = dz [rows × outputs]·wᵀ, each sum by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<T>(T* dz, T* w, T* da, int rows, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++, dz += outputs, da += inputs)
        {
            T* row = w;
            for (int k = 0; k < inputs; k++, row += outputs)
            {
                Lane1<T> sum = default;
                for (int j = 0; j < outputs; j++)
                    sum = Lane1<T>.FusedMultiplyAdd(new(dz[j]), new(row[j]), sum);
                da[k] = sum.Value;
            }
        }
    }

    /// <summary>Rows from … to − 1 of dw [inputs × outputs]: chains over the rows of a and dz, from dw or from +0, then times scale.</summary>
    public static void WeightGradient<T>(T* a, T* dz, T* dw, int rows, int inputs, int outputs, int from, int to, bool continues, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new WeightGradientKernel<T> { A = a, Dz = dz, Dw = dw, Rows = rows, Inputs = inputs, Outputs = outputs, From = from, To = to, Continues = continues, Scale = scale };
        Lanes.Run<T, WeightGradientKernel<T>>(ref kernel);
    }

    private struct WeightedSumKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Rows of w at a time: z is read and written once for so many.
        private const int Depth = 8;

        public T* A, W, B, Z;
        public int Inputs, Outputs;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* a = A, w = W, start = B, z = Z;
            int outputs = Outputs, k = 0;
            do
            {
                int depth = Math.Min(Depth, Inputs - k);
                for (int j = 0; j < outputs; j += TLane.Count)
                {
                    int rest = outputs - j;
                    TLane sum = start == null ? default : Part.Load<TLane, T>(start + j, rest);
                    T* q = w + j;
                    if (depth == Depth && rest >= TLane.Count)
                    {
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[0]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[1]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[2]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[3]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[4]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[5]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[6]), TLane.Load(q), sum); q += outputs;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[7]), TLane.Load(q), sum);
                    }
                    else
                    {
                        for (int i = 0; i < depth; i++, q += outputs)
                            sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[i]), Part.Load<TLane, T>(q, rest), sum);
                    }
                    Part.Store(sum, z + j, rest);
                }
                start = z;
                a += depth;
                w += (nint)depth * outputs;
                k += depth;
            }
            while (k < Inputs);
        }
    }

    private struct WeightGradientKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Dz, Dw;
        public int Rows, Inputs, Outputs, From, To;
        public bool Continues;
        public T Scale;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int rows = Rows, outputs = Outputs;
            TLane scale = TLane.Broadcast(Scale);
            bool continues = Continues, scales = Scale != T.One;
            T* dw = Dw + (nint)From * outputs;
            for (int k = From; k < To; k++, dw += outputs)
            {
                for (int j = 0; j < outputs; j += TLane.Count)
                {
                    int rest = outputs - j;
                    TLane sum = continues ? Part.Load<TLane, T>(dw + j, rest) : default;
                    T* a = A + k, dz = Dz + j;
                    for (int r = 0; r < rows; r++, a += Inputs, dz += outputs)
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(*a), Part.Load<TLane, T>(dz, rest), sum);
                    Part.Store(scales ? sum * scale : sum, dw + j, rest);
                }
            }
        }
    }
}
