using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Q of a QR factorisation by Householder's reflections, the sign of R's diagonal multiplied in: R has a positive diagonal then,
/// and Q is unique. Golub, Van Loan, "Matrix Computations", section 5.2.
/// </summary>
internal static unsafe class Householder
{
    /// <summary>Makes <paramref name="count"/> vectors of <paramref name="length"/> ≥ count values, one behind the other, orthonormal: vector k spans with those before it what it spanned.</summary>
    public static void Orthonormalize(Span<double> vectors, int count, int length)
    {
        Lengths.ThrowIfNot(count * length, vectors.Length, nameof(vectors), nameof(length));
        var signs = new double[count];
        fixed (double* pa = vectors, ps = signs)
        {
            var kernel = new Kernel { A = pa, Signs = ps, Count = count, Length = length };
            Lanes.Run<double, Kernel>(ref kernel);
        }
    }

    /// <summary>x − factor·v.</summary>
    private readonly struct Subtract(double factor) : IPairOperator
    {
        public TLane Value<TLane, T>(TLane x, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(TLane.Constant(-factor), v, x);
    }

    private readonly struct Scale(double factor) : IPairOperator
    {
        public TLane Value<TLane, T>(TLane x, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(factor) * x;
    }

    private struct Kernel : IKernel<double>
    {
        public double* A, Signs;
        public int Count, Length;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, double>
        {
            for (int k = 0; k < Count; k++)
                Signs[k] = Reflect<TLane>(k);
            for (int k = Count - 1; k >= 0; k--)
                Unfold<TLane>(k);
        }

        // Vector k from entry k on becomes v with |v|² = 2, so that H = I − v·vᵀ reflects it onto the axis; H is applied to the
        // vectors behind it. The sign of R's diagonal comes back.
        private readonly double Reflect<TLane>(int k) where TLane : unmanaged, ILane<TLane, double>
        {
            double* x = A + (long)k * Length + k;
            int n = Length - k;
            double norm = Math.Sqrt(RowReduction.Dot<TLane, double>(x, x, n));
            double sign = x[0] > 0 ? -1 : 1;   // R's diagonal is sign·norm: nothing cancels in v
            if (norm > 0)
            {
                x[0] -= sign * norm;
                RowMap.Run<TLane, double, Scale>(new(Math.Sqrt(2) / Math.Sqrt(RowReduction.Dot<TLane, double>(x, x, n))), x, x, x, n);
            }
            for (int j = k + 1; j < Count; j++)
                Apply<TLane>(x, A + (long)j * Length + k, n);
            return sign;
        }

        // Q = H₀·H₁·… on the first unit vectors, from the last reflection to the first; vector k is e_k until its turn.
        private readonly void Unfold<TLane>(int k) where TLane : unmanaged, ILane<TLane, double>
        {
            double* v = A + (long)k * Length + k;
            int n = Length - k;
            for (int j = k + 1; j < Count; j++)
                Apply<TLane>(v, A + (long)j * Length + k, n);

            // H·e_k = e_k − v₀·v; what is before entry k is 0.
            double first = v[0], sign = Signs[k];
            RowMap.Run<TLane, double, Scale>(new(-first * sign), v, v, v, n);
            v[0] += sign;
            new Span<double>(A + (long)k * Length, k).Clear();
        }

        private static void Apply<TLane>(double* v, double* x, int n) where TLane : unmanaged, ILane<TLane, double> =>
            RowMap.Run<TLane, double, Subtract>(new(RowReduction.Dot<TLane, double>(v, x, n)), x, v, x, n);
    }
}
