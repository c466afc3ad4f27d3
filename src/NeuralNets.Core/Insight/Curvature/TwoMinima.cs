using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Two minima and the cost along the straight line w(t) = (1 − t)·w_A + t·w_B between them.</summary>
/// <remarks>They are minima as far as the solver came: its reason for stopping and the gradient that was left stand in A and B.</remarks>
/// <param name="A">Where the first run ended.</param>
/// <param name="B">Where the second ended.</param>
/// <param name="Distance">|w_A − w_B|.</param>
/// <param name="Path">t and cost, from A to B in equal steps.</param>
/// <param name="Barrier">The most by which the cost on the line is above the chord (1 − t)·C_A + t·C_B. Above 0 (beyond rounding) the cost is not convex; a convex one has none.</param>
public sealed record TwoMinima(SolverResult A, SolverResult B, double Distance, IReadOnlyList<(double T, double Cost)> Path, double Barrier)
{
    /// <summary>One line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"from cost {A.Cost:G6} (largest |∂C/∂w| {A.GradientNorm:G2}) to cost {B.Cost:G6} ({B.GradientNorm:G2}), {Distance:G4} apart: barrier {Barrier:G4}");

    internal static TwoMinima Between(Network<double> a, SolverResult toA, Network<double> b, SolverResult toB, Func<Network<double>, double> cost, int points)
    {
        Network<double> between = a.Clone();
        double[] difference = b.Parameters.ToArray();
        ScaledAdd.Run(-1, a.Parameters, difference);
        var path = new (double T, double Cost)[points];
        for (int i = 0; i < points; i++)
        {
            double t = (double)i / (points - 1);
            a.Parameters.CopyTo(between.Parameters);
            ScaledAdd.Run(t, difference, between.Parameters);
            path[i] = (t, cost(between));
        }
        double costA = path[0].Cost, costB = path[^1].Cost, barrier = path.Max(point => point.Cost - ((1 - point.T) * costA + point.T * costB));
        return new TwoMinima(toA, toB, Math.Sqrt(DotProduct.Of<double>(difference, difference)), path, barrier);
    }
}
