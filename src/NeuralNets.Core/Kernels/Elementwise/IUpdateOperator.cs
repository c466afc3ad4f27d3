namespace NeuralNets.Kernels;

/// <summary>
/// One step of an optimizer, element by element: a small struct whose fields are the constants of the step, evaluated in double
/// and rounded once to T. (A loop that converts them for every vector takes more than twice as long.)
/// </summary>
internal interface IUpdateOperator<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many values are remembered of each parameter, 0 to 3: s0, s1, s2 in this order.</summary>
    static abstract int States { get; }

    /// <summary>The new w, given the gradient g; what is remembered changes in place.</summary>
    TLane Update<TLane>(TLane w, TLane g, ref TLane s0, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T>;
}
