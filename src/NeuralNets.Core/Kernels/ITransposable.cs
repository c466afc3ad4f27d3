namespace NeuralNets.Kernels;

/// <summary>What <see cref="Transpose"/> needs of a lane: squares inside pieces of 128 bits, then whole pieces.</summary>
internal interface ITransposable<TSelf>
{
    /// <summary>In every piece by itself: left[0], right[0], left[1], right[1] of the lower half.</summary>
    static abstract TSelf InterleaveLow(TSelf left, TSelf right);

    /// <summary>The same of the upper half.</summary>
    static abstract TSelf InterleaveHigh(TSelf left, TSelf right);

    // Whole pieces of left, then of right: the lower or upper half of them, those of even or odd index.
    static abstract TSelf LowerPieces(TSelf left, TSelf right);
    static abstract TSelf UpperPieces(TSelf left, TSelf right);
    static abstract TSelf EvenPieces(TSelf left, TSelf right);
    static abstract TSelf OddPieces(TSelf left, TSelf right);
}
