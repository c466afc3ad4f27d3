using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>The parameters that the cost hangs on most.</summary>
/// <param name="Cost">Mean cost over the rows.</param>
/// <param name="GradientNorm">|∇C| over all parameters.</param>
/// <param name="Rows">How many examples.</param>
/// <param name="Top">The largest |∂C/∂w| first; of equals, the first in <see cref="Network{T}.Parameters"/>.</param>
public sealed record SensitivityRanking(double Cost, double GradientNorm, long Rows, IReadOnlyList<ParameterSensitivity> Top)
{
    /// <summary>Σ (∂C/∂w)² of those listed as a share of |∇C|²; 0 where the gradient is 0.</summary>
    public double ShareOfGradient => GradientNorm == 0 ? 0 : Top.Sum(p => p.Derivative / GradientNorm * (p.Derivative / GradientNorm));

    /// <summary>A table: parameter, value, ∂C/∂w.</summary>
    public override string ToString()
    {
        var table = new TextTable("parameter", "value", "∂C/∂w");
        foreach (ParameterSensitivity p in Top)
            table.Add(p.Name, TextTable.Number(p.Value), TextTable.Number(p.Derivative));
        return string.Create(CultureInfo.InvariantCulture, $"mean cost {Cost:G6} over {Rows} rows, |∇C| {GradientNorm:G4}; these carry {100 * ShareOfGradient:F1} % of its square\n{table}");
    }
}

/// <summary>One parameter and what the cost owes it.</summary>
/// <param name="Index">Where it stands in <see cref="Network{T}.Parameters"/>.</param>
/// <param name="Block">The matrix or vector it belongs to.</param>
/// <param name="From">Of a weight: the neuron of the layer before; else 0.</param>
/// <param name="To">The neuron of this layer.</param>
/// <param name="Value">w.</param>
/// <param name="Derivative">∂C/∂w: positive where the cost falls when w falls.</param>
public readonly record struct ParameterSensitivity(int Index, ParameterBlock Block, int From, int To, double Value, double Derivative)
{
    /// <summary>"layer 1, w[3, 17]": the weight from neuron 17 to neuron 3.</summary>
    public string Name => ParameterName.Of(Block, Index - Block.Offset);
}
