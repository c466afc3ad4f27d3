namespace NeuralNets.Persistence;

/// <summary>Takes the checksum of what is written, and keeps nothing.</summary>
internal sealed class ChecksumStream : Stream
{
    private Crc32C _crc = new();

    public uint Value => _crc.Value;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer) => _crc.Append(buffer);

    public override void Write(byte[] buffer, int offset, int count) => _crc.Append(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
