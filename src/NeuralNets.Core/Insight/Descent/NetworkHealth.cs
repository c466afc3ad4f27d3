using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>Whether a network can learn from a data set: what reaches each layer and what its units do with it.</summary>
/// <param name="Cost">Mean cost.</param>
/// <param name="GradientNorm">|∇C| over all parameters.</param>
/// <param name="Rows">How many examples.</param>
/// <param name="Layers">One for each of the network's.</param>
/// <param name="Findings">What is wrong; empty: nothing was found.</param>
public sealed record NetworkHealth(double Cost, double GradientNorm, long Rows, IReadOnlyList<LayerHealth> Layers, IReadOnlyList<Finding> Findings)
{
    /// <summary>A table of the layers, then the findings, one a line.</summary>
    public override string ToString()
    {
        var table = new TextTable("layer", "|w|", "|∂C/∂w|", "|∂C/∂z|", "units", "dead", "rare", "saturated");
        foreach (LayerHealth layer in Layers)
        {
            bool hasUnits = layer.Units.Count > 0, hasParameters = layer.Blocks.Count > 0;
            table.Add(
                $"{layer.Layer} {layer.Name}",
                hasParameters ? TextTable.Number(layer.ParameterNorm) : "",
                hasParameters ? TextTable.Number(layer.GradientNorm) : "",
                layer.Signal is { } signal ? TextTable.Number(signal) : "",
                hasUnits ? TextTable.Integer(layer.Units.Count) : "",
                hasUnits ? TextTable.Integer(layer.Dead) : "",
                hasUnits ? TextTable.Integer(layer.Rare) : "",
                hasUnits ? TextTable.Integer(layer.Saturated) : "");
        }
        string findings = Findings.Count == 0 ? "nothing found" : string.Join('\n', Findings);
        return string.Create(CultureInfo.InvariantCulture, $"mean cost {Cost:G6} over {Rows} rows, |∇C| {GradientNorm:G4}\n{table}{findings}\n");
    }
}

/// <summary>One layer in a <see cref="NetworkHealth"/>.</summary>
/// <param name="Layer">Index into <see cref="Network{T}.Layers"/>.</param>
/// <param name="Name">Kind, size, activation.</param>
/// <param name="Blocks">Its matrices and vectors of parameters.</param>
/// <param name="Signal">Of a layer with a weighted sum z: √(mean over the rows of |∂C/∂z|²), C of one example; else null.</param>
/// <param name="Units">Of a layer with an activation that works value by value (not softmax, not Identity): its units; else empty.</param>
public sealed record LayerHealth(int Layer, string Name, IReadOnlyList<BlockNorm> Blocks, double? Signal, IReadOnlyList<UnitActivity> Units)
{
    /// <summary>|w| over all its parameters.</summary>
    public double ParameterNorm => Math.Sqrt(Blocks.Sum(b => b.ParameterNorm * b.ParameterNorm));

    /// <summary>|∂C/∂w| over all its parameters, C the mean cost.</summary>
    public double GradientNorm => Math.Sqrt(Blocks.Sum(b => b.GradientNorm * b.GradientNorm));

    /// <summary>How many units are dead.</summary>
    public int Dead => Units.Count(u => u.State == UnitState.Dead);

    /// <summary>How many units are active on very few rows.</summary>
    public int Rare => Units.Count(u => u.State == UnitState.Rare);

    /// <summary>How many units are saturated.</summary>
    public int Saturated => Units.Count(u => u.State == UnitState.Saturated);
}

/// <summary>One matrix or vector of parameters.</summary>
/// <param name="Block">Which.</param>
/// <param name="ParameterNorm">|w|.</param>
/// <param name="GradientNorm">|∂C/∂w|, C the mean cost.</param>
public readonly record struct BlockNorm(ParameterBlock Block, double ParameterNorm, double GradientNorm);
