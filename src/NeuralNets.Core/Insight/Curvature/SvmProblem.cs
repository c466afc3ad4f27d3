using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>The examples y·x of a linear support-vector machine, with y·1 behind them for a bias, and its two costs.</summary>
internal sealed class SvmProblem
{
    private readonly double[] _signed;   // y·x, [rows × width]
    private readonly int _width;
    private readonly double _l2;

    public SvmProblem(double[] inputs, double[] targets, int inputSize, bool hasBias, double l2)
    {
        Rows = targets.Length;
        _width = inputSize + (hasBias ? 1 : 0);
        _l2 = l2;
        _signed = new double[Rows * _width];
        for (int r = 0; r < Rows; r++)
        {
            Span<double> row = _signed.AsSpan(r * _width, _width);
            row.Fill(targets[r]);
            for (int k = 0; k < inputSize; k++)
                row[k] *= inputs[r * inputSize + k];
        }
    }

    public int Rows { get; }

    public int Width => _width;

    /// <summary>w = Σ α·y·x times this, at the optimum.</summary>
    public double Share => 1 / (_l2 * Rows);

    /// <summary>y·x of one example.</summary>
    public ReadOnlySpan<double> Signed(int row) => _signed.AsSpan(row * _width, _width);

    /// <summary>y·w·x.</summary>
    public double Margin(ReadOnlySpan<double> w, int row) => DotProduct.Of(Signed(row), w);

    public double Primal(ReadOnlySpan<double> w)
    {
        double hinge = 0;
        for (int r = 0; r < Rows; r++)
            hinge += Math.Max(0, 1 - Margin(w, r));
        return _l2 / 2 * DotProduct.Of(w, w) + hinge / Rows;
    }

    public double Dual(ReadOnlySpan<double> alpha)
    {
        double sum = 0;
        var w = new double[_width];
        for (int r = 0; r < Rows; r++)
        {
            sum += alpha[r];
            ScaledAdd.Run(alpha[r] * Share, Signed(r), w);
        }
        return sum / Rows - _l2 / 2 * DotProduct.Of<double>(w, w);
    }
}
