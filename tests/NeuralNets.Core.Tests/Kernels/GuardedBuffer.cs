using System.Runtime.InteropServices;

namespace NeuralNets.Tests.Kernels;

/// <summary>Values between two guards of 256 bytes: NaN with a mark, so that a sum that takes one in shows, and a write too.</summary>
internal sealed unsafe class GuardedBuffer<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int GuardBytes = 256;
    private readonly byte* _memory;
    private readonly int _length;

    public GuardedBuffer(ReadOnlySpan<T> values)
    {
        _length = values.Length;
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)(2 * GuardBytes + _length * sizeof(T)), 64);
        All.Fill(0xFF);
        values.CopyTo(Values);
    }

    /// <summary>A buffer for a result, which starts as NaN.</summary>
    public GuardedBuffer(long length) : this(NaNs(length)) { }

    public T* Pointer => (T*)(_memory + GuardBytes);
    public Span<T> Values => new(Pointer, _length);
    private Span<byte> All => new(_memory, 2 * GuardBytes + _length * sizeof(T));

    public bool GuardsAreIntact => All[..GuardBytes].IndexOfAnyExcept((byte)0xFF) < 0 && All[^GuardBytes..].IndexOfAnyExcept((byte)0xFF) < 0;

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private static T[] NaNs(long length)
    {
        var values = new T[length];
        Array.Fill(values, T.NaN);
        return values;
    }
}
