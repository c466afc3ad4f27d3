namespace NeuralNets.Kernels;

/// <summary>
/// One step of an optimizer, element by element: a small struct whose fields are the constants of the step (double, rounded
/// once by <c>TLane.Constant</c>).
/// </summary>
internal interface IUpdateOperator
{
    /// <summary>How many values are remembered of each parameter, 0 to 3: s0, s1, s2 in this order.</summary>
    static abstract int States { get; }

    /// <summary>The new w, given the gradient g; what is remembered changes in place.</summary>
    TLane Update<TLane, T>(TLane w, TLane g, ref TLane s0, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
