namespace NeuralNets;

/// <summary>Ends training when validation no longer gets better, and puts the best parameters back.</summary>
/// <remarks>Prechelt 1998, "Early stopping – but when?".</remarks>
public sealed record EarlyStopping
{
    /// <param name="patience">So many measurements in a row that are no better end training; at least 1.</param>
    /// <param name="minDelta">Better means better by more than this; finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public EarlyStopping(int patience = 5, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        Patience = patience;
        MinDelta = Kernels.Setting.NotNegative(minDelta);
    }

    /// <summary>So many measurements in a row that are no better end training.</summary>
    public int Patience { get; }

    /// <summary>Better means better by more than this.</summary>
    public double MinDelta { get; }

    /// <summary>One of the trainer's metrics to watch; null: the validation cost, or without a validation set the training cost.</summary>
    public Metric? Metric { get; init; }

    /// <summary>Whether the network ends with the parameters of the best measurement; true unless said.</summary>
    public bool RestoreBest { get; init; } = true;
}
