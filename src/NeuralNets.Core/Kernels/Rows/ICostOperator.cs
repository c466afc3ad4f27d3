namespace NeuralNets.Kernels;

/// <summary>
/// A cost that is a sum or mean over the entries of a row: one entry's term and its derivative side by side. Parameters are
/// fields; a record struct, so that costs compare by value.
/// </summary>
internal interface ICostOperator : IRowTerm
{
    /// <summary>The name under <see cref="Cost"/>.</summary>
    static abstract string Name { get; }

    /// <summary>Whether sum and derivative are divided by the width of the row.</summary>
    static abstract bool IsMean { get; }

    /// <summary>∂term/∂a, not yet divided by the width.</summary>
    TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>See <see cref="ICost.Compose"/>.</summary>
    static virtual ICost? Compose(IActivation outputActivation) => null;
}
