namespace NeuralNets.Kernels;

/// <summary>A function of one value that knows its derivative.</summary>
internal interface IDifferentiable : IUnaryOperator
{
    /// <summary>f′(x).</summary>
    static abstract TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
