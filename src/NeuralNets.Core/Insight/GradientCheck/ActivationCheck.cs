using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>An activation's Backpropagate against differences of its Activate: every ∂aᵢ/∂zⱼ of some rows, and that dz is linear in da.</summary>
internal sealed class ActivationCheck(IActivation activation, GradientCheckOptions options)
{
    // Far enough from rounding; a wrong power of da is off by far more.
    private const double RoundingOfSums = 1e-12;

    private readonly DifferenceQuotient _quotient = new(options);
    private readonly RandomStream _random = Draw.Stream(options.Seed, 0);
    private readonly List<GradientComparison> _jacobian = [], _linearity = [];

    public GradientCheckReport Report()
    {
        string[] notes = Surrogate.Is(activation) ? ["it learns by the derivative of another function, by intent."] : [];
        return new GradientCheckReport($"the activation {activation}", 0, [new("∂a/∂z", _jacobian.AsReadOnly(), _jacobian.Count), new("dz linear in da", _linearity.AsReadOnly(), 0)], notes);
    }

    public void AddRow(ReadOnlySpan<double> row)
    {
        int n = row.Length;
        double[] z = row.ToArray(), a = new double[n], da = new double[n], dz = new double[n], weights = new double[n], sum = new double[n], size = new double[n];
        activation.Activate<double>(z, a, n);
        for (int i = 0; i < n; i++)
        {
            // Not 1: a derivative that forgets da, or squares it, would pass.
            weights[i] = _random.NextDouble() * 1.5 + 0.5;
            if ((_random.NextUInt32() & 1) == 0)
                weights[i] = -weights[i];
            Array.Clear(da);
            da[i] = weights[i];
            activation.Backpropagate<double>(z, a, da, dz, n);
            for (int j = 0; j < n; j++)
            {
                sum[j] += dz[j];
                size[j] += Math.Abs(dz[j]);
                AddEntry(z, a, i, j, dz[j] / weights[i]);
            }
        }
        if (n > 1)
            AddLinearity(z, a, weights, sum, size);
    }

    private void AddEntry(double[] z, double[] a, int i, int j, double analytic)
    {
        double[] moved = [.. z], results = new double[z.Length];
        string name = string.Create(CultureInfo.InvariantCulture, $"∂a[{i}]/∂z[{j}] at z[{j}] = {z[j]:G6}{(z.Length > 1 ? $" of {Values(z)}" : "")}");
        _jacobian.Add(_quotient.Compare(name, analytic, At, a[i], Math.Max(1, Math.Abs(z[j]))));

        double At(double t)
        {
            moved[j] = z[j] + t;
            activation.Activate<double>(moved, results, z.Length);
            return results[i];
        }
    }

    // Jᵀ·Σ wᵢeᵢ = Σ Jᵀ·wᵢeᵢ.
    private void AddLinearity(double[] z, double[] a, double[] da, double[] sum, double[] size)
    {
        var dz = new double[z.Length];
        activation.Backpropagate<double>(z, a, da, dz, z.Length);
        for (int j = 0; j < z.Length; j++)
        {
            double allowed = RoundingOfSums * Math.Max(1, size[j]);
            GradientAgreement agreement = Math.Abs(dz[j] - sum[j]) <= allowed ? GradientAgreement.Agrees : double.IsFinite(sum[j]) ? GradientAgreement.Differs : GradientAgreement.Undetermined;
            _linearity.Add(new GradientComparison($"dz[{j}] for all of da against the sum of dz for each, z = {Values(z)}", dz[j], sum[j], 0, allowed, agreement));
        }
    }

    private static string Values(double[] row) => $"({string.Join(", ", row.Select(value => value.ToString("G4", CultureInfo.InvariantCulture)))})";
}
