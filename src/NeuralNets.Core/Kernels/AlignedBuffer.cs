using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// An array on a 64-byte boundary that never moves, with <see cref="Slack"/> readable bytes behind it: a kernel may load a
/// whole vector at the end of a row without a mask, as long as it stores only what belongs there.
/// </summary>
internal sealed unsafe class AlignedBuffer<T> where T : unmanaged
{
    public const int Slack = 256;
    public const int Boundary = 64;

    private readonly T[] _array;
    private readonly int _start;

    public AlignedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<T>(checked(length + (Slack + Boundary) / sizeof(T)), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _array[0]);
        _start = (int)((Boundary - address % Boundary) % Boundary / sizeof(T));
    }

    /// <summary>
    /// The first boundary of memory that is <see cref="Boundary"/> bytes longer than needed: on the stack a vector that lies
    /// across two cache lines costs twice, each time it is read.
    /// </summary>
    public static T* Align(T* memory) => (T*)(((nint)memory + Boundary - 1) & -Boundary);

    public int Length { get; }

    public Span<T> Span => _array.AsSpan(_start, Length);

    public T* Pointer => (T*)Unsafe.AsPointer(ref _array[_start]);

    public Memory<T> Memory => _array.AsMemory(_start, Length);
}
