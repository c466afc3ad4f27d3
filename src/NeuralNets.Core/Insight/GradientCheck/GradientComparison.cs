using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>How an analytic derivative compares with its difference quotients.</summary>
public enum GradientAgreement
{
    /// <summary>Equal within the tolerance at one of the step sizes.</summary>
    Agrees,

    /// <summary>The point lies on a kink or a jump: slopes to the left and to the right differ by as much as the two derivatives do, or one of them is the analytic one.</summary>
    Kink,

    /// <summary>The difference quotients differ among each other by as much, or are not finite: nothing is known.</summary>
    Undetermined,

    /// <summary>Not equal: the analytic derivative is wrong.</summary>
    Differs,
}

/// <summary>One derivative, by backpropagation and by central differences.</summary>
/// <param name="Name">What was moved, "layer 1, w[3, 17]": from neuron 17 to neuron 3.</param>
/// <param name="Analytic">g, as the code computes it.</param>
/// <param name="Numeric">ĝ, by central differences.</param>
/// <param name="StepSize">h of the difference quotient.</param>
/// <param name="Allowed">The most by which they may differ.</param>
/// <param name="Agreement">What comes of it.</param>
public sealed record GradientComparison(string Name, double Analytic, double Numeric, double StepSize, double Allowed, GradientAgreement Agreement)
{
    /// <summary>|g − ĝ|.</summary>
    public double Error => Math.Abs(Analytic - Numeric);

    /// <summary>|g − ĝ|/max(|g|, |ĝ|); 0 where both are 0.</summary>
    public double RelativeError => Error == 0 ? 0 : Error / Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));

    // How bad: errors are weighed by what is allowed; NaN is worst.
    internal double Excess => double.IsNaN(Error) ? double.PositiveInfinity : Error / Allowed;

    /// <summary>One line: name, both values, relative error.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: analytic {Analytic:G9}, numeric {Numeric:G9} (relative error {RelativeError:E1}, h = {StepSize:E0}{(Agreement is GradientAgreement.Kink ? ", at a kink" : "")})");
}
