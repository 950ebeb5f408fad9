using System.Buffers;

namespace LifecycleKit.Tracking;

/// <summary>A copy of bytes that only the holder of a lock may read, to be read after the lock.</summary>
internal readonly struct PackedCopy : IDisposable
{
    private readonly byte[]? _bytes;
    private readonly int _length;

    public PackedCopy(ReadOnlySpan<byte> bytes)
    {
        (_bytes, _length) = (ArrayPool<byte>.Shared.Rent(bytes.Length), bytes.Length);
        bytes.CopyTo(_bytes);
    }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Dispose()
    {
        if (_bytes is not null) ArrayPool<byte>.Shared.Return(_bytes);
    }
}
