using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Extreme eigenpairs of a symmetric matrix of which only products are known, with full reorthogonalisation.</summary>
/// <remarks>Lanczos 1950, "An iteration method for the solution of the eigenvalue problem"; Parlett 1980, "The symmetric eigenvalue problem".</remarks>
internal sealed class Lanczos(HessianMap map, int n, LanczosSettings settings)
{
    // What a random start cannot have missed by then, in practice.
    private const int LeastIterations = 20;

    private readonly List<double[]> _basis = [];
    private readonly List<double> _alpha = [], _beta = [];   // the projected matrix: its diagonal and what is beside it
    private readonly RandomStream _random = new(settings.Seed, Streams.Lanczos);

    public HessianSpectrum Run(int largest, int smallest, Exactness exactness)
    {
        int least = Math.Min(n, Math.Max(LeastIterations, 2 * (largest + smallest))), most = Math.Min(n, settings.MaxIterations);
        var next = new double[n];
        TurnToNewDirection(next);
        bool found;
        do
        {
            next = Extend(next);
            found = _basis.Count >= least && AreFound(largest, smallest);
        }
        while (!found && _basis.Count < most);

        (double[] values, double[][] vectors) = Tridiagonal.Eigen(_alpha.ToArray(), _beta.ToArray());
        largest = Math.Min(largest, values.Length);
        smallest = Math.Min(smallest, values.Length);
        Eigenpair[] upper = [.. Enumerable.Range(1, largest).Select(i => Pair(values[^i], vectors[^i]))];
        Eigenpair[] lower = [.. Enumerable.Range(0, smallest).Select(i => Pair(values[i], vectors[i]))];
        return new HessianSpectrum(upper, lower, _basis.Count, found || _basis.Count == n, exactness);
    }

    // One more vector q of the basis, α = q·Hq; what of H·q is new, of length 1, comes back.
    private double[] Extend(double[] q)
    {
        _basis.Add(q);
        var w = new double[n];
        map.Multiply(q, w);
        _alpha.Add(DotProduct.Of<double>(q, w));
        double before = Length(w);
        Orthogonalize(w);
        double beta = Length(w);
        // Nothing but rounding is left: the basis spans all that the start can reach, and another start begins.
        bool isExhausted = !(beta > 1e-13 * Math.Max(before, Largest()));
        _beta.Add(isExhausted ? 0 : beta);
        if (!isExhausted)
            TensorPrimitives.Divide(w, beta, w);
        else if (_basis.Count < n)
            TurnToNewDirection(w);
        return w;
    }

    private void TurnToNewDirection(double[] w)
    {
        for (int i = 0; i < n; i++)
            w[i] = _random.NextGaussian();
        TensorPrimitives.Divide(w, Length(w), w);
        Orthogonalize(w);
        TensorPrimitives.Divide(w, Length(w), w);
    }

    // Twice is enough (Parlett, section 6.9).
    private void Orthogonalize(double[] w)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] q in _basis)
                ScaledAdd.Run<double>(-DotProduct.Of<double>(q, w), q, w);
        }
    }

    // |H·x − λ·x| of a projected vector x is β times its last entry.
    private bool AreFound(int largest, int smallest)
    {
        (double[] values, double[][] lastEntries) = Tridiagonal.Eigen(_alpha.ToArray(), _beta.ToArray(), firstRow: _alpha.Count - 1);
        double allowed = settings.Tolerance * Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
        return Enumerable.Range(0, values.Length)
            .Where(i => i < smallest || i >= values.Length - largest)
            .All(i => Math.Abs(_beta[^1] * lastEntries[i][0]) <= allowed);
    }

    private Eigenpair Pair(double value, double[] ofBasis)
    {
        double[] x = new double[n], residual = new double[n];
        for (int k = 0; k < ofBasis.Length; k++)
            ScaledAdd.Run<double>(ofBasis[k], _basis[k], x);
        map.Multiply(x, residual);
        ScaledAdd.Run<double>(-value, x, residual);
        return new Eigenpair(value, Length(residual), settings.WithVectors ? Array.AsReadOnly(x) : []);
    }

    private double Largest() => _alpha.Max(Math.Abs);

    private static double Length(double[] x) => Math.Sqrt(DotProduct.Of<double>(x, x));
}
