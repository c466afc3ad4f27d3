using System.Diagnostics.CodeAnalysis;

namespace NeuralNets;

/// <summary>The cost of a batch, or a parameter after an epoch, is NaN or infinite. The network is as it was at the start of that epoch.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It always names epoch, batch and source.")]
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(int epoch, int batch, DivergenceSource source, int? layer, string message) : base(message)
    {
        Epoch = epoch;
        Batch = batch;
        DivergenceSource = source;
        Layer = layer;
    }

    /// <summary>Counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>In that epoch, counted from 1.</summary>
    public int Batch { get; }

    /// <summary>Which values are the first on the way from inputs to cost that are not finite.</summary>
    public DivergenceSource DivergenceSource { get; }

    /// <summary>The first layer affected; null: it is no layer's doing (inputs, targets, cost).</summary>
    public int? Layer { get; }
}

/// <summary>Where NaN or infinity first shows, looking from the inputs to the cost.</summary>
public enum DivergenceSource
{
    /// <summary>The data: a row of inputs.</summary>
    Inputs,

    /// <summary>The data: a row of targets.</summary>
    Targets,

    /// <summary>The parameters of a layer: an earlier step was too large.</summary>
    Parameters,

    /// <summary>What a layer makes of finite inputs with finite parameters: an overflow.</summary>
    Outputs,

    /// <summary>The cost of finite outputs and finite targets.</summary>
    Cost,
}
