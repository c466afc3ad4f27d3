using MathNet.Numerics.LinearAlgebra;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

/// <summary>A convex problem whose minimum is known: the normal equations, solved by a library.</summary>
public class LinearRegressionTests
{
    private const int Rows = 60, Inputs = 5, Outputs = 2;

    [Fact]
    public void LBFGS_reaches_the_solution_of_the_normal_equations()
    {
        double[] x = Examples.Uniform<double>(Rows * Inputs, 1), y = Examples.Uniform<double>(Rows * Outputs, 2);
        var network = new Network<double>(Inputs, [new Dense(Outputs, Activation.Identity)], seed: 3);
        new LBFGS(toleranceChange: 0).Train(network, x, y, Cost.SquaredError);
        // So near the minimum costs no longer tell points apart, only gradients do: the last digits come without a line search.
        new LBFGS(lineSearch: LineSearch.None, toleranceGradient: 1e-13, toleranceChange: 0).Train(network, x, y, Cost.SquaredError);
        AssertEqual(NormalEquations(x, y), network);
    }

    [Fact]
    public void LevenbergMarquardt_reaches_the_solution_of_the_normal_equations()
    {
        double[] x = Examples.Uniform<double>(Rows * Inputs, 4), y = Examples.Uniform<double>(Rows * Outputs, 5);
        var network = new Network<double>(Inputs, [new Dense(Outputs, Activation.Identity)], seed: 3);
        new LevenbergMarquardt().Train(network, x, y);
        AssertEqual(NormalEquations(x, y), network);
    }

    // (AᵀA)·W = AᵀY with a column of ones behind the inputs: rows of W are those of the weights, then the biases.
    private static Matrix<double> NormalEquations(double[] x, double[] y)
    {
        Matrix<double> a = Matrix<double>.Build.Dense(Rows, Inputs + 1, (r, k) => k < Inputs ? x[r * Inputs + k] : 1);
        Matrix<double> targets = Matrix<double>.Build.Dense(Rows, Outputs, (r, j) => y[r * Outputs + j]);
        return a.TransposeThisAndMultiply(a).Cholesky().Solve(a.TransposeThisAndMultiply(targets));
    }

    private static void AssertEqual(Matrix<double> solution, Network<double> network)
    {
        for (int k = 0; k <= Inputs; k++)
        {
            for (int j = 0; j < Outputs; j++)
                Assert.Equal(solution[k, j], network.Parameters[k * Outputs + j], 1e-10);
        }
    }
}
