using System.Buffers.Binary;

namespace NeuralNets.Persistence;

/// <summary>CRC-32C (Castagnoli; RFC 3720, B.4): any change within 32 neighbouring bits is certain to show, any other but one in 2³².</summary>
internal struct Crc32C()
{
    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte b in bytes)
            state = BitOperations.Crc32C(state, b);
        _state = state;
    }
}
