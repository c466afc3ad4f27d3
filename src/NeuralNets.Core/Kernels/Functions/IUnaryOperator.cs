namespace NeuralNets.Kernels;

/// <summary>A function of one value without parameters.</summary>
internal interface IUnaryOperator
{
    static abstract TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
