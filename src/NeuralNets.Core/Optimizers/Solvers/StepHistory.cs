using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The last steps s and the changes of gradient y that they made: H, the inverse Hessian as L-BFGS knows it.</summary>
internal sealed class StepHistory(int size, int capacity)
{
    // A pair with less y·s tells too little about the curvature, or that it is negative.
    private const double LeastCurvature = 1e-10;

    private readonly List<Pair> _pairs = [];   // the oldest first
    private readonly double[] _alpha = new double[capacity];
    private Pair _next = new(size);
    private double _scale = 1;   // y·s/y·y of the newest pair: H before the pairs, times the identity

    /// <summary>No step has been made yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The step t·d changed the gradient.</summary>
    public void Add(double t, ReadOnlySpan<double> d, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        IsEmpty = false;
        TensorPrimitives.Multiply(d, t, _next.S);
        TensorPrimitives.Subtract(after, before, _next.Y);
        double curvature = DotProduct.Of<double>(_next.Y, _next.S);
        if (!(curvature > LeastCurvature))
            return;
        _next.Rho = 1 / curvature;
        _scale = curvature / DotProduct.Of<double>(_next.Y, _next.Y);
        _pairs.Add(_next);
        if (_pairs.Count <= capacity)
        {
            _next = new Pair(size);
            return;
        }
        _next = _pairs[0];
        _pairs.RemoveAt(0);
    }

    /// <summary>d = −H·g, by the two loops of Nocedal 1980, "Updating quasi-Newton matrices with limited storage".</summary>
    public void Direction(ReadOnlySpan<double> g, Span<double> d)
    {
        TensorPrimitives.Negate(g, d);
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            _alpha[i] = _pairs[i].Rho * DotProduct.Of(_pairs[i].S, d);
            ScaledAdd.Run(-_alpha[i], _pairs[i].Y, d);
        }
        TensorPrimitives.Multiply(d, _scale, d);
        for (int i = 0; i < _pairs.Count; i++)
        {
            double beta = _pairs[i].Rho * DotProduct.Of(_pairs[i].Y, d);
            ScaledAdd.Run(_alpha[i] - beta, _pairs[i].S, d);
        }
    }

    private sealed class Pair(int size)
    {
        public double[] S { get; } = new double[size];

        public double[] Y { get; } = new double[size];

        /// <summary>1/y·s.</summary>
        public double Rho { get; set; }
    }
}
