namespace NeuralNets;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>It has not: it is running, or has not begun.</summary>
    None,

    /// <summary>All epochs are done.</summary>
    Epochs,

    /// <summary><see cref="NeuralNets.EarlyStopping"/>: no measurement was better for a while.</summary>
    EarlyStopping,

    /// <summary>A callback called <see cref="TrainingContext{T}.Stop"/>.</summary>
    Callback,

    /// <summary>The cancellation token.</summary>
    Canceled,

    /// <summary>A cost that is NaN or infinite: <see cref="TrainingDivergedException"/>.</summary>
    Diverged,
}
