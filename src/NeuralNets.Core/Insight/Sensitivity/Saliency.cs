using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>What one output owes to each input of one example.</summary>
/// <param name="Output">k.</param>
/// <param name="Value">a_k, or z_k.</param>
/// <param name="Gradient">∂a_k/∂x of each input: which way to move it.</param>
/// <param name="Magnitude">|∂a_k/∂x|: how much it matters.</param>
/// <param name="GradientTimesInput">x·∂a_k/∂x: what it adds, to first order, against an input of 0.</param>
public sealed record Saliency(int Output, double Value, IReadOnlyList<double> Gradient, IReadOnlyList<double> Magnitude, IReadOnlyList<double> GradientTimesInput)
{
    /// <summary>The inputs that matter most, the largest |∂a_k/∂x| first.</summary>
    /// <param name="count">How many, at least 1; at most all are given.</param>
    public IReadOnlyList<int> Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Array.AsReadOnly(Largest.Indices<double>([.. Gradient], count));
    }

    /// <summary>A table of the ten inputs that matter most.</summary>
    public override string ToString()
    {
        var table = new TextTable("input", "derivative", "times x");
        foreach (int i in Top(10))
            table.Add(TextTable.Integer(i), TextTable.Number(Gradient[i]), TextTable.Number(GradientTimesInput[i]));
        return string.Create(CultureInfo.InvariantCulture, $"output {Output} is {Value:G6}\n{table}");
    }
}
