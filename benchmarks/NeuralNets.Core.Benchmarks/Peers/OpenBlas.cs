using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Kernels;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>OpenBLAS as the system has it: gemm, and gemv for one row.</summary>
internal sealed unsafe partial class OpenBlas : Peer
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101, NotTransposed = 111, Transposed = 112;

    public override string Name => "OpenBLAS";

    public override string? Missing => NativeLibrary.TryLoad(Library, typeof(OpenBlas).Assembly, null, out _)
        ? null
        : $"{Library} is not found (Debian: apt-get install libopenblas0-pthread, or LD_LIBRARY_PATH=FOLDER)";

    public override bool Offers(Case c) => c is KernelCase;

    /// <summary>With the kernels that it chose for this CPU.</summary>
    public override string Version => Encoding.ASCII.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(GetConfig())).Replace("OpenBLAS ", "", StringComparison.Ordinal);

    /// <summary>
    /// What to tell it to use where it is older than the CPU and fell back to its kernels for SSE, which would flatter us four
    /// times over; null where it knows the CPU.
    /// </summary>
    public static string? KernelsToName =>
        new OpenBlas() is { Missing: null } peer && peer.Version.Contains("Prescott", StringComparison.Ordinal) && Avx512F.IsSupported ? "SkylakeX" : null;

    public override Subject? Prepare<T>(KernelCase c, int threads)
    {
        SetThreads(threads);
        int rows = c.Rows, inputs = c.Inputs, outputs = c.Outputs;
        AlignedBuffer<T> a = New<T>(rows * inputs), w = New<T>(inputs * outputs), z = New<T>(rows * outputs);
        return new(c.Product switch
        {
            Product.WeightedSum when rows == 1 => () => Gemv(Transposed, inputs, outputs, w, a, z),
            Product.WeightedSum => () => Gemm(NotTransposed, NotTransposed, rows, outputs, inputs, a, inputs, w, outputs, z),
            Product.BackwardToInputs when rows == 1 => () => Gemv(NotTransposed, inputs, outputs, w, z, a),
            Product.BackwardToInputs => () => Gemm(NotTransposed, Transposed, rows, inputs, outputs, z, outputs, w, outputs, a),
            _ => () => Gemm(Transposed, NotTransposed, inputs, outputs, rows, a, inputs, z, outputs, w),
        });
    }

    private static AlignedBuffer<T> New<T>(int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var buffer = new AlignedBuffer<T>(count);
        Samples.Fill(buffer.Span);
        return buffer;
    }

    // Buffers never move.
    private static T* Address<T>(AlignedBuffer<T> buffer) where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer.Span));

    // c [m × n] = op(a)·op(b)
    private static void Gemm<T>(int transA, int transB, int m, int n, int k, AlignedBuffer<T> a, int lda, AlignedBuffer<T> b, int ldb, AlignedBuffer<T> c) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Sgemm(RowMajor, transA, transB, m, n, k, 1, (float*)Address(a), lda, (float*)Address(b), ldb, 0, (float*)Address(c), n);
        else
            Dgemm(RowMajor, transA, transB, m, n, k, 1, (double*)Address(a), lda, (double*)Address(b), ldb, 0, (double*)Address(c), n);
    }

    // y = op(a [m × n])·x
    private static void Gemv<T>(int trans, int m, int n, AlignedBuffer<T> a, AlignedBuffer<T> x, AlignedBuffer<T> y) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Sgemv(RowMajor, trans, m, n, 1, (float*)Address(a), n, (float*)Address(x), 1, 0, (float*)Address(y), 1);
        else
            Dgemv(RowMajor, trans, m, n, 1, (double*)Address(a), n, (double*)Address(x), 1, 0, (double*)Address(y), 1);
    }

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    private static partial void SetThreads(int threads);

    [LibraryImport(Library, EntryPoint = "openblas_get_config")]
    private static partial byte* GetConfig();

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    private static partial void Sgemm(int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    [LibraryImport(Library, EntryPoint = "cblas_dgemm")]
    private static partial void Dgemm(int order, int transA, int transB, int m, int n, int k, double alpha, double* a, int lda, double* b, int ldb, double beta, double* c, int ldc);

    [LibraryImport(Library, EntryPoint = "cblas_sgemv")]
    private static partial void Sgemv(int order, int trans, int m, int n, float alpha, float* a, int lda, float* x, int incx, float beta, float* y, int incy);

    [LibraryImport(Library, EntryPoint = "cblas_dgemv")]
    private static partial void Dgemv(int order, int trans, int m, int n, double alpha, double* a, int lda, double* x, int incx, double beta, double* y, int incy);
}
