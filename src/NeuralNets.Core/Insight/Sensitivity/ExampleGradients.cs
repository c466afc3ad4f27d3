using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>The gradients gᵢ of n examples beside their mean ∇C.</summary>
/// <param name="Cost">Mean cost.</param>
/// <param name="GradientNorm">|∇C|.</param>
/// <param name="CovarianceTrace">tr Σ = Σᵢ |gᵢ − ∇C|²/(n − 1).</param>
/// <param name="SquaredGradient">|G|² of the gradient G that infinitely many such examples would give, without bias: |∇C|² − tr Σ/n. At or below 0 the noise hides it.</param>
/// <param name="Examples">In the order of the rows.</param>
public sealed record ExampleGradients(double Cost, double GradientNorm, double CovarianceTrace, double SquaredGradient, IReadOnlyList<ExampleGradient> Examples)
{
    /// <summary>
    /// B = tr Σ/|G|², the batch size at which noise and gradient are equally long: much smaller batches waste steps, much larger
    /// ones waste examples. Infinite where the noise hides the gradient.
    /// </summary>
    public double NoiseScale => SquaredGradient > 0 ? CovarianceTrace / SquaredGradient : double.PositiveInfinity;

    /// <summary>The mean cosine between the gradient of an example and ∇C.</summary>
    public double MeanCosine => Examples.Average(e => e.Cosine);

    /// <summary>How many examples pull against the rest: their step alone would raise the mean cost.</summary>
    public int Opposed => Examples.Count(e => e.Inner < 0);

    /// <summary>Two lines.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Examples.Count} examples: mean cost {Cost:G6}, |∇C| {GradientNorm:G4}, tr Σ {CovarianceTrace:G4}, noise scale {NoiseScale:G4}\ncosine with ∇C: mean {MeanCosine:F3}, least {Examples.Min(e => e.Cosine):F3}, greatest {Examples.Max(e => e.Cosine):F3}; {Opposed} examples pull the other way");
}

/// <summary>The nudge of one example against the true gradient.</summary>
/// <param name="Row">Which example.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="Norm">|g|.</param>
/// <param name="Inner">g·∇C: a step −η·g of this example alone changes the mean cost by −η·g·∇C, to first order.</param>
/// <param name="Cosine">g·∇C/(|g|·|∇C|), −1 … 1; 0 where either is 0.</param>
public readonly record struct ExampleGradient(int Row, double Cost, double Norm, double Inner, double Cosine);
