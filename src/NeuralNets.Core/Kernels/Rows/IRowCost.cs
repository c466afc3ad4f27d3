namespace NeuralNets.Kernels;

/// <summary>A cost that looks at a row as a whole: value and gradient side by side. Parameters are fields; a record struct, so that costs compare by value.</summary>
internal interface IRowCost
{
    /// <summary>The name under <see cref="Cost"/>.</summary>
    static abstract string Name { get; }

    /// <summary>C of the row, not yet rounded to T.</summary>
    double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes ∂C/∂a of the row; what is read of a is read before.</summary>
    void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The same formula on dual numbers: writes how ∂C/∂a changes along the direction in which a moves.</summary>
    void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
