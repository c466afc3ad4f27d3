using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// The orthogonal matrix nearest to X, roughly: singular values come near 1 (0.7 to 1.2). X = X/max(‖X‖, 10⁻⁷); five times
/// G = X·Xᵀ, X = 3.4445·X + (−4.7750·G + 2.0315·G²)·X, or with G = Xᵀ·X on the right for a tall matrix, which is the same.
/// </summary>
/// <remarks>Jordan and others 2024, "Muon: an optimizer for hidden layers in neural networks". In full precision; PyTorch iterates in bfloat16.</remarks>
/// <param name="length">Values of the largest matrix.</param>
/// <param name="side">The largest smaller side.</param>
internal sealed class NewtonSchulz<T>(int length, int side) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Iterations = 5, RowsPerPart = 48;
    private const double A = 3.4445, B = -4.7750, C = 2.0315, SmallestNorm = 1e-7;
    private const long WorkPerThread = 1 << 18;

    private readonly AlignedBuffer<T> _y = new(length), _gram = new(side * side), _square = new(side * side);

    /// <summary>x [rows × columns], with readable memory behind it, becomes the result.</summary>
    public void Run(Span<T> x, int rows, int columns, int maxThreads)
    {
        bool isTall = rows > columns;
        int n = Math.Min(rows, columns);
        Span<T> from = x, to = _y.Span[..x.Length], gram = _gram.Span[..(n * n)], square = _square.Span[..(n * n)];
        double norm = Math.Sqrt(Number.ToDouble(DotProduct.Of<T>(x, x)));
        TensorPrimitives.Divide(x, Number.Round<T>(Math.Max(norm, SmallestNorm)), x);
        for (int i = 0; i < Iterations; i++)
        {
            Multiply(isTall ? Product.TransposedByItself : Product.ByItsTranspose, from, from, gram, n, isTall ? rows : columns, maxThreads);
            Multiply(Product.Plain, gram, gram, square, n, n, maxThreads);
            TensorPrimitives.Multiply(gram, Number.Round<T>(B), gram);
            ScaledAdd.Run(Number.Round<T>(C), square, gram);
            Multiply(Product.Plain, isTall ? from : gram, isTall ? gram : from, to, n, columns, maxThreads);
            ScaledAdd.Run(Number.Round<T>(A), from, to);
            Span<T> next = to;
            to = from;
            from = next;
        }
        from.CopyTo(x);
    }

    private static void Multiply(Product product, ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, int side, int other, int maxThreads)
    {
        int rows = product == Product.Plain ? left.Length / side : side;
        var job = new Job { Product = product, Left = left, Right = right, Result = result, Side = side, Other = other, Rows = rows };
        Team.Run(ref job, (rows + RowsPerPart - 1) / RowsPerPart, (int)Math.Clamp((long)rows * side * other / WorkPerThread, 1, maxThreads));
    }

    private enum Product
    {
        Plain,              // left [rows × side]·right [side × other]
        ByItsTranspose,     // x·xᵀ, x: [side × other]
        TransposedByItself, // xᵀ·x, x: [other × side]
    }

    private ref struct Job : IJob
    {
        public Product Product;
        public ReadOnlySpan<T> Left, Right;
        public Span<T> Result;
        public int Side, Other, Rows;

        public readonly void Run(int part)
        {
            int first = part * RowsPerPart, count = Math.Min(RowsPerPart, Rows - first);
            switch (Product)
            {
                case Product.Plain:
                    Matrix.WeightedSum(Left.Slice(first * Side, count * Side), Right, default, Result.Slice(first * Other, count * Other), Side, Other);
                    break;
                case Product.ByItsTranspose:
                    Matrix.BackwardToInputs(Left.Slice(first * Other, count * Other), Right, Result.Slice(first * Side, count * Side), Side, Other);
                    break;
                default:
                    Matrix.WeightGradient(Left, Right, Result, Side, Side, first, first + count, continues: false, T.One);
                    break;
            }
        }
    }
}
