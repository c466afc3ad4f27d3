using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>δ with (JᵀJ + λD)·δ = −Jᵀr. J is triangularised once; each λ then costs a matrix of twice the parameters' rows.</summary>
internal sealed class DampedStep
{
    private readonly int _parameters;
    private readonly double[] _jacobian;    // then R
    private readonly double[] _right;       // r, then Qᵀr; at least as many rows as parameters
    private readonly double[] _scale;       // √D
    private readonly double[] _damped, _dampedRight;

    public DampedStep(int residuals, int parameters)
    {
        int rows = Math.Max(residuals, parameters);
        if ((long)rows * parameters > Array.MaxLength || 2L * parameters * parameters > Array.MaxLength)
            throw new ArgumentException($"The Jacobian of {residuals} residuals by {parameters} parameters is larger than an array can be.");
        _parameters = parameters;
        _jacobian = new double[rows * parameters];
        _right = new double[rows];
        _scale = new double[parameters];
        Gradient = new double[parameters];
        _damped = new double[2 * parameters * parameters];
        _dampedRight = new double[2 * parameters];
        Jacobian = _jacobian.AsMemory(0, residuals * parameters);
    }

    /// <summary>J, to be filled before <see cref="Factor"/>, which overwrites it.</summary>
    public Memory<double> Jacobian { get; }

    /// <summary>Jᵀr.</summary>
    public double[] Gradient { get; }

    public void Factor(ReadOnlySpan<double> r, DampingScale scaling)
    {
        Array.Clear(Gradient);
        Array.Clear(_scale);
        for (int i = 0; i < r.Length; i++)
        {
            ReadOnlySpan<double> row = Jacobian.Span.Slice(i * _parameters, _parameters);
            ScaledAdd.Run(r[i], row, Gradient);
            MultiplyAdd.Run(row, row, _scale);
        }
        for (int j = 0; j < _parameters; j++)
            _scale[j] = scaling == DampingScale.Identity ? 1 : Math.Sqrt(_scale[j]);

        _jacobian.AsSpan(Jacobian.Length).Clear();
        _right.AsSpan().Clear();
        r.CopyTo(_right);
        LeastSquares.Triangularize(_jacobian, _right, _parameters);
    }

    public void Solve(double lambda, Span<double> delta)
    {
        int n = _parameters;
        Array.Clear(_damped);
        Array.Clear(_dampedRight);
        double root = Math.Sqrt(lambda);
        for (int j = 0; j < n; j++)
        {
            _jacobian.AsSpan(j * n + j, n - j).CopyTo(_damped.AsSpan(j * n + j));
            _damped[(n + j) * n + j] = root * _scale[j];
            _dampedRight[j] = -_right[j];
        }
        LeastSquares.Triangularize(_damped, _dampedRight, n);
        LeastSquares.Solve(_damped, _dampedRight, delta);
    }
}
