using FsCheck;
using FsCheck.Xunit;
using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

public class LeastSquaresTests
{
    [Property(MaxTest = 40)]
    public void The_residual_of_the_solution_is_orthogonal_to_every_column(PositiveInt width, NonNegativeInt more, int seed)
    {
        int columns = width.Get % 12 + 1, rows = columns + more.Get % 20;
        double[] a = Samples.Uniform(rows * columns, -1, 1, seed), b = Samples.Uniform(rows, -1, 1, seed + 1), x = new double[columns];
        double[] r = [.. a], right = [.. b];
        LeastSquares.Triangularize(r, right, columns);
        LeastSquares.Solve(r, right, x);
        double size = 1 + x.Max(Math.Abs);
        double[] rest = [.. b.Select((value, i) => value - x.Select((v, j) => a[i * columns + j] * v).Sum())];
        for (int j = 0; j < columns; j++)
            Assert.Equal(0, rest.Select((value, i) => value * a[i * columns + j]).Sum(), 1e-11 * size);
    }

    [Fact]
    public void A_column_of_zeros_gets_0()
    {
        double[] a = [1, 0, 2, 0, 3, 0], b = [2, 4, 6], x = [7, 7];
        LeastSquares.Triangularize(a, b, 2);
        LeastSquares.Solve(a, b, x);
        Assert.Equal(2, x[0], 1e-15);
        Assert.Equal(0, x[1]);
    }
}
