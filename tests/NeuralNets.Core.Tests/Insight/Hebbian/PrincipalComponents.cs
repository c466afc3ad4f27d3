using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>The eigenvectors of ⟨xᵀ·x⟩ by an independent solver, and how far learnt weights are from them.</summary>
internal sealed class PrincipalComponents
{
    private const double Apart = 1.2;

    private readonly Matrix<double> _vectors;   // columns, largest eigenvalue first
    private readonly double[] _values;

    public PrincipalComponents(double[] x, int width)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowMajor(x.Length / width, width, x);
        Evd<double> evd = (rows.TransposeThisAndMultiply(rows) / rows.RowCount).Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, width).OrderByDescending(i => evd.EigenValues[i].Real)];
        _values = [.. order.Select(i => evd.EigenValues[i].Real)];
        _vectors = Matrix<double>.Build.DenseOfColumnVectors(order.Select(evd.EigenVectors.Column));
    }

    public IReadOnlyList<double> Values => _values;

    /// <summary>
    /// Angles in radians between neurons and components where neighbouring eigenvalues differ by a factor of 1.2, else the largest
    /// between the spaces that a group of them spans; a group that goes on beyond the last neuron has none.
    /// </summary>
    public List<(int From, int To, double Angle)> Angles(Matrix<double> neurons)
    {
        List<(int, int, double)> angles = [];
        for (int from = 0, to; from < neurons.ColumnCount; from = to)
        {
            to = EndOfGroup(from);
            if (to <= neurons.ColumnCount)
                angles.Add((from, to, SubspaceAngle(neurons.SubMatrix(0, neurons.RowCount, from, to - from), from, to)));
        }
        return angles;
    }

    /// <summary>How many components, from the first on, have neighbours that are nearly equal.</summary>
    public int FirstGroup => EndOfGroup(0);

    private int EndOfGroup(int from)
    {
        int to = from + 1;
        while (to < _values.Length && _values[to - 1] < Apart * _values[to])
            to++;
        return to;
    }

    /// <summary>The largest principal angle between what the neurons span and components from … to − 1: sin = ‖Q − V·Vᵀ·Q‖.</summary>
    public double SubspaceAngle(Matrix<double> neurons, int from, int to)
    {
        Matrix<double> q = neurons.QR(QRMethod.Thin).Q, v = _vectors.SubMatrix(0, _vectors.RowCount, from, to - from);
        return Math.Asin(Math.Min(1, (q - v * v.TransposeThisAndMultiply(q)).L2Norm()));
    }

    /// <summary>A layer's weights, a column a neuron.</summary>
    public static Matrix<double> Neurons<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterBlock block = network.Blocks[0];
        double[] w = [.. network.Parameters.Slice(block.Offset, block.Inputs * block.Outputs).ToArray().Select(double.CreateTruncating)];
        return Matrix<double>.Build.DenseOfRowMajor(block.Inputs, block.Outputs, w);
    }
}
