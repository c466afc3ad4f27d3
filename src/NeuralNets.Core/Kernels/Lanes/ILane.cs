using System.Runtime.Intrinsics.X86;

namespace NeuralNets.Kernels;

/// <summary>
/// A register of <see cref="Count"/> values. Every arithmetic body of the library is written once over this interface and
/// runs on one value (<see cref="Lane1{T}"/>) or on 128, 256 or 512 bits with the same bits in every lane.
/// </summary>
/// <remarks>
/// Only operations that IEEE 754 rounds exactly once are here, so
/// that no width and no CPU can disagree; nothing named "estimate" may join them.
/// </remarks>
internal unsafe interface ILane<TSelf, T>
    where TSelf : unmanaged, ILane<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract int Count { get; }

    static abstract TSelf Load(T* source);
    static abstract void Store(TSelf value, T* target);

    /// <summary>The first <paramref name="count"/> values (0 … Count), zeros after them; nothing beyond them is read.</summary>
    static abstract TSelf LoadFirst(T* source, int count);
    static abstract void StoreFirst(TSelf value, T* target, int count);

    static abstract TSelf Broadcast(T value);

    /// <summary>Asks for the cache line at this address, if the machine can; any address will do.</summary>
    static virtual void Prefetch(void* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }

    /// <summary>The constant rounded once to T.</summary>
    static abstract TSelf Constant(double value);

    static abstract TSelf operator +(TSelf left, TSelf right);
    static abstract TSelf operator -(TSelf left, TSelf right);
    static abstract TSelf operator *(TSelf left, TSelf right);
    static abstract TSelf operator /(TSelf left, TSelf right);
    static abstract TSelf operator -(TSelf value);

    /// <summary>left·right + addend, rounded once, on every machine.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// sum = left·right + sum, rounded once. Not the same to the JIT as assigning what <see cref="FusedMultiplyAdd"/> returns: a
    /// lane that writes its field here gets the instruction that adds into the register of the sum, and no move beside it.
    /// </summary>
    static virtual void Accumulate(ref TSelf sum, TSelf left, TSelf right) => sum = TSelf.FusedMultiplyAdd(left, right, sum);

    static abstract TSelf Sqrt(TSelf value);
    static abstract TSelf Abs(TSelf value);

    /// <summary>IEEE 754 maximum: NaN if either is NaN, +0 above −0.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>value &gt; limit ? limit : value. NaN passes; one instruction where <see cref="Min"/> takes four.</summary>
    static virtual TSelf AtMost(TSelf value, TSelf limit) => TSelf.SelectGreater(value, limit, limit, value);

    /// <summary>value &lt; limit ? limit : value. NaN passes.</summary>
    static virtual TSelf AtLeast(TSelf value, TSelf limit) => TSelf.SelectLess(value, limit, limit, value);

    // A comparison is one operation with the choice it makes. A mask between the two costs more than an instruction: where masks
    // have registers of their own, the one that makes a vector of them (vpmovm2d) waits, on Sapphire Rapids, for the vector that
    // was in its target before, and if that is the result of the last iteration, iterations no longer overlap. A NaN compares false.

    /// <summary>left &lt; right ? whenTrue : whenFalse.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse);

    /// <summary>left &gt; right ? whenTrue : whenFalse.</summary>
    static virtual TSelf SelectGreater(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse) => TSelf.SelectLess(right, left, whenTrue, whenFalse);

    /// <summary>left ≤ right ? whenTrue : whenFalse.</summary>
    static abstract TSelf SelectAtMost(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse);

    /// <summary>left ≥ right ? whenTrue : whenFalse.</summary>
    static virtual TSelf SelectAtLeast(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse) => TSelf.SelectAtMost(right, left, whenTrue, whenFalse);

    /// <summary>left = right ? whenTrue : whenFalse.</summary>
    static abstract TSelf SelectEqual(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse);

    /// <summary>whenTrue in the first <paramref name="count"/> lanes, whenFalse after them.</summary>
    static abstract TSelf SelectFirst(int count, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Whether left &gt; right in any lane: for what is so rare and long that a branch pays.</summary>
    static abstract bool AnyGreater(TSelf left, TSelf right);

    /// <summary>value·2ⁿ, rounded once, for an integer n from −1100 to 1100.</summary>
    static virtual TSelf Scale(TSelf value, TSelf n) => LaneMath.Scale<TSelf, T>(value, n);

    // The bits of each lane as an integer of its own size.
    static abstract TSelf operator &(TSelf left, TSelf right);
    static abstract TSelf operator |(TSelf left, TSelf right);
    static abstract TSelf operator ^(TSelf left, TSelf right);
    static abstract TSelf AddBits(TSelf left, TSelf right);
    static abstract TSelf SubtractBits(TSelf left, TSelf right);
    static abstract TSelf ShiftLeftBits(TSelf value, int count);

    /// <summary>Arithmetic shift: the sign bit comes in from the left.</summary>
    static abstract TSelf ShiftRightBits(TSelf value, int count);

    /// <summary>The lane whose bits are this integer (its low 32 for float).</summary>
    static abstract TSelf FromBits(long bits);

    /// <summary>The bits, read as a signed integer, rounded to the nearest T.</summary>
    static abstract TSelf BitsToNumber(TSelf bits);

    // Places, for squares to be transposed; a lane of one piece (128 bits), or of one value, has none to change.

    /// <summary>In every piece by itself: left[0], right[0], left[1], right[1] of the lower half.</summary>
    static virtual TSelf InterleaveLow(TSelf left, TSelf right) => left;

    /// <summary>The same of the upper half.</summary>
    static virtual TSelf InterleaveHigh(TSelf left, TSelf right) => right;

    // Whole pieces of left, then of right: the lower or upper half of them, those of even or odd index.
    static virtual TSelf LowerPieces(TSelf left, TSelf right) => left;
    static virtual TSelf UpperPieces(TSelf left, TSelf right) => right;
    static virtual TSelf EvenPieces(TSelf left, TSelf right) => left;
    static virtual TSelf OddPieces(TSelf left, TSelf right) => right;
}
