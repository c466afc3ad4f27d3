namespace NeuralNets.Kernels;

/// <summary>What <see cref="Transpose{TLane,T}"/> needs of a lane. 512 bits do without it: two halves at a time are faster.</summary>
internal unsafe interface ITransposable<TSelf, T> where T : unmanaged
{
    /// <summary>
    /// Pieces of 128 bits (n values), the first from source + offsets[0], the next from source + offsets[n], offsets[2n], …
    /// </summary>
    static abstract TSelf LoadPieces(T* source, nint* offsets);

    /// <summary>In every 128 bits by themselves: left[0], right[0], left[1], right[1] of the lower halves.</summary>
    static abstract TSelf InterleaveLow(TSelf left, TSelf right);

    /// <summary>The same of the upper halves.</summary>
    static abstract TSelf InterleaveHigh(TSelf left, TSelf right);
}
