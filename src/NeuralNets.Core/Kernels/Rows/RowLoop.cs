using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>What becomes of one row of x, [width], and of y; the scalars it needs are fields.</summary>
internal unsafe interface IRowBody
{
    void Run<TLane, T>(T* x, T* y, T* result, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Runs a body row by row. The result may be the memory of x or y.</summary>
internal static unsafe class RowLoop
{
    /// <summary>A row for each row: x, result [rows × width]; y too, unless it has a width of its own.</summary>
    public static void Map<TBody, T>(TBody body, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, int width, int? widthOfY = null,
        [CallerArgumentExpression(nameof(x))] string nameOfX = "", [CallerArgumentExpression(nameof(y))] string nameOfY = "", [CallerArgumentExpression(nameof(result))] string nameOfResult = "")
        where TBody : struct, IRowBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(body, x, y, result, width, widthOfY ?? width, width, nameOfX, nameOfY, nameOfResult);

    /// <summary>A value for each row: x [rows × width], results [rows]; y as x, unless it has a width of its own.</summary>
    public static void Reduce<TBody, T>(TBody body, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> results, int width, int? widthOfY = null,
        [CallerArgumentExpression(nameof(x))] string nameOfX = "", [CallerArgumentExpression(nameof(y))] string nameOfY = "", [CallerArgumentExpression(nameof(results))] string nameOfResults = "")
        where TBody : struct, IRowBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(body, x, y, results, width, widthOfY ?? width, 1, nameOfX, nameOfY, nameOfResults);

    private static void Run<TBody, T>(TBody body, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, int width, int widthOfY, int widthOfResult, string nameOfX, string nameOfY, string nameOfResult)
        where TBody : struct, IRowBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(x.Length, width, nameOfX);
        Lengths.ThrowIfNot(rows * widthOfY, y.Length, nameOfY, nameOfX);
        Lengths.ThrowIfNot(rows * widthOfResult, result.Length, nameOfResult, nameOfX);
        fixed (T* px = x, py = y, presult = result)
        {
            var kernel = new Kernel<TBody, T> { Body = body, X = px, Y = py, Result = presult, Rows = rows, Width = width, WidthOfY = widthOfY, WidthOfResult = widthOfResult };
            Lanes.Run<T, Kernel<TBody, T>>(ref kernel);
        }
    }

    private struct Kernel<TBody, T> : IKernel<T>
        where TBody : struct, IRowBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TBody Body;
        public T* X, Y, Result;
        public int Rows, Width, WidthOfY, WidthOfResult;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* x = X, y = Y, result = Result;
            for (int r = 0; r < Rows; r++, x += Width, y += WidthOfY, result += WidthOfResult)
                Body.Run<TLane, T>(x, y, result, Width);
        }
    }
}
