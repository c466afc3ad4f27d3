namespace NeuralNets.Kernels;

/// <summary>A value from two, element by element; scalars of the row are fields (double, which holds every T exactly).</summary>
internal interface IPairOperator
{
    TLane Value<TLane, T>(TLane a, TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
