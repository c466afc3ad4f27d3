namespace NeuralNets.Kernels;

/// <summary>One term of a sum along a row.</summary>
internal interface IRowTerm
{
    /// <summary>Whether there is a y at all: what is not needed is not read.</summary>
    static virtual bool NeedsY => true;

    /// <summary>The partial sum with the term of (a, y) added; a product is added by fused multiply-add.</summary>
    TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Σ a.</summary>
internal readonly struct SumTerm : IRowTerm
{
    public static bool NeedsY => false;

    public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        partial + a;
}

/// <summary>Σ a·y.</summary>
internal readonly struct ProductTerm : IRowTerm
{
    public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.FusedMultiplyAdd(a, y, partial);
}

/// <summary>One term of a sum along a row, of three values.</summary>
internal interface IRowTerm3
{
    /// <summary>The partial sum with the term of (a, b, y) added.</summary>
    TLane Add<TLane, T>(TLane partial, TLane a, TLane b, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
