namespace NeuralNets.Kernels;

/// <summary>
/// An activation taken value by value: f and f′ side by side. Parameters are fields (double, rounded once to T by
/// <see cref="ILane{TSelf,T}.Constant"/>); a record struct, so that activations compare by value.
/// </summary>
internal interface IElementwiseOperator
{
    /// <summary>The name under <see cref="Activation"/>.</summary>
    static abstract string Name { get; }

    /// <summary>Whether <see cref="Derivative"/> looks at z, and whether at a: only that is read from memory.</summary>
    static virtual bool DerivativeNeedsInput => true;
    static virtual bool DerivativeNeedsOutput => false;

    /// <summary>a = f(z).</summary>
    TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>f′(z), from z or from a = f(z), whichever is simpler.</summary>
    TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
