using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// The products of a single row, where each weight is used once: no tiles, no packing, a sweep over the memory of w or dw in
/// the order it lies.
/// </summary>
internal static unsafe class MatrixVector
{
    /// <summary>Multiplications up to which da is summed value by value: transposing costs more.</summary>
    public const int MostForScalarBackward = 128;

    /// <summary>z [outputs] = a [inputs]·w + b for one row; without b from +0. Rows of w begin <paramref name="stride"/> values apart.</summary>
    public static void WeightedSum<T>(T* a, T* w, T* b, T* z, int inputs, int outputs, int stride) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new WeightedSumKernel<T> { A = a, W = w, B = b, Z = z, Inputs = inputs, Outputs = outputs, Stride = stride };
        Lanes.Run<T, WeightedSumKernel<T>>(ref kernel);
    }

    /// <summary>da [inputs] = w·dz [outputs] for one row.</summary>
    public static void Backward<T>(T* dz, T* w, T* da, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new BackwardKernel<T> { Dz = dz, W = w, Da = da, Inputs = inputs, Outputs = outputs, Squares = TileSize.SquaresBackward((long)inputs * outputs * sizeof(T)) };
        Lanes.Run<T, BackwardKernel<T>>(ref kernel);
    }

    /// <summary>da [rows × inputs] = dz [rows × outputs]·wᵀ, value by value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScalarBackward<T>(T* dz, T* w, T* da, int rows, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
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

    /// <summary>dw [inputs × outputs] = aᵀ·dz of one row, added to dw or to +0, then times scale.</summary>
    public static void WeightGradient<T>(T* a, T* dz, T* dw, int inputs, int outputs, bool continues, T scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new WeightGradientKernel<T> { A = a, Dz = dz, Dw = dw, Inputs = inputs, Outputs = outputs, Continues = continues, Scale = scale };
        Lanes.Run<T, WeightGradientKernel<T>>(ref kernel);
    }

    private struct WeightedSumKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Rows of w at a time: z is read and written once for so many.
        private const int Depth = 8;

        public T* A, W, B, Z;
        public int Inputs, Outputs, Stride;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* a = A, w = W, start = B, z = Z;
            int outputs = Outputs, stride = Stride, k = 0;
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
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[0]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[1]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[2]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[3]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[4]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[5]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[6]), TLane.Load(q), sum); q += stride;
                        sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[7]), TLane.Load(q), sum);
                    }
                    else
                    {
                        for (int i = 0; i < depth; i++, q += stride)
                            sum = TLane.FusedMultiplyAdd(TLane.Broadcast(a[i]), Part.Load<TLane, T>(q, rest), sum);
                    }
                    Part.Store(sum, z + j, rest);
                }
                start = z;
                a += depth;
                w += (nint)depth * stride;
                k += depth;
            }
            while (k < Inputs);
        }
    }

    private struct BackwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Dz, W, Da;
        public int Inputs, Outputs, Squares;

        // Squares of w in turn, one below the other, so that the chain of one runs while the other is transposed.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining), SkipLocalsInit]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            byte* memory = stackalloc byte[Squares * sizeof(TLane) + AlignedBuffer<byte>.Boundary];
            var sums = (TLane*)AlignedBuffer<byte>.Align(memory);
            int step = Squares * TLane.Count;
            for (int next = 0; next < Inputs; next += step)
            {
                // The last rows may overlap those before them: the same values again.
                int k = next + step > Inputs ? Math.Max(Inputs - step, 0) : next, rows = Inputs - k;
                for (int q = 0; q < Squares; q++)
                    sums[q] = default;
                T* w = W + (nint)k * Outputs;
                if (rows >= step && Outputs >= TLane.Count)
                    Chain(w, sums);
                else
                    ChainOfFew(w, rows, sums);
                for (int q = 0; q < Squares && q * TLane.Count < rows; q++)
                    Part.Store(sums[q], Da + k + q * TLane.Count, rows - q * TLane.Count);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Chain<TLane>(T* w, TLane* sums) where TLane : unmanaged, ILane<TLane, T>
        {
            for (int next = 0; next < Outputs; next += TLane.Count)
            {
                // The last square may overlap the one before it: of the columns they share, none counts again.
                int j = Math.Min(next, Outputs - TLane.Count);
                T* square = w + j;
                for (int q = 0; q < Squares; q++, square += TLane.Count * (nint)Outputs)
                {
                    var chain = new Chained<TLane, T> { Dz = Dz + j, Shared = next - j, Sum = sums[q] };
                    Square<TLane, T>.Transpose(square, Outputs, ref chain);
                    sums[q] = chain.Sum;
                }
            }
        }

        // Where rows or outputs do not fill the squares.
        [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
        private readonly void ChainOfFew<TLane>(T* w, int rows, TLane* sums) where TLane : unmanaged, ILane<TLane, T>
        {
            byte* memory = stackalloc byte[Squares * TLane.Count * sizeof(TLane) + AlignedBuffer<byte>.Boundary];
            var columns = (TLane*)AlignedBuffer<byte>.Align(memory);
            for (int j = 0; j < Outputs; j += TLane.Count)
            {
                int depth = Math.Min(TLane.Count, Outputs - j);
                Transpose<TLane, T>.Run(w + j, Outputs, rows, (T*)columns, Squares * TLane.Count, depth);
                for (int i = 0; i < depth; i++)
                {
                    TLane x = TLane.Broadcast(Dz[j + i]);
                    for (int q = 0; q < Squares && q * TLane.Count < rows; q++)
                        sums[q] = TLane.FusedMultiplyAdd(x, columns[i * Squares + q], sums[q]);
                }
            }
        }
    }

    private struct Chained<TLane, T> : IColumns<TLane>
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Dz;
        public int Shared;
        public TLane Sum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Next(TLane column)
        {
            if (--Shared < 0)
                Sum = TLane.FusedMultiplyAdd(TLane.Broadcast(*Dz), column, Sum);
            Dz++;
        }
    }

    private struct WeightGradientKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Dz, Dw;
        public int Inputs, Outputs;
        public bool Continues;
        public T Scale;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* dw = Dw;
            int outputs = Outputs, tail = outputs - TLane.Count;
            for (int k = 0; k < Inputs; k++, dw += outputs)
            {
                TLane a = TLane.Broadcast(A[k]);
                if (tail < 0)
                {
                    Part.Store(Value(a, Dz, dw, outputs), dw, outputs);
                    continue;
                }
                // The last vector may overlap the one before it: it is read first and stored last, with the same bits where they meet.
                TLane last = Value(a, Dz + tail, dw + tail, TLane.Count);
                for (int j = 0; j < tail; j += TLane.Count)
                    TLane.Store(Value(a, Dz + j, dw + j, TLane.Count), dw + j);
                TLane.Store(last, dw + tail);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TLane Value<TLane>(TLane a, T* dz, T* dw, int count) where TLane : unmanaged, ILane<TLane, T>
        {
            TLane start = Continues ? Part.Load<TLane, T>(dw, count) : default;
            TLane sum = TLane.FusedMultiplyAdd(a, Part.Load<TLane, T>(dz, count), start);
            return Scale != T.One ? sum * TLane.Broadcast(Scale) : sum;
        }
    }
}
