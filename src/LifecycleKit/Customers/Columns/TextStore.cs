namespace LifecycleKit.Customers;

/// <summary>Records of texts one after another in chunks of bytes; each is found again by a locator of four bytes.</summary>
/// <remarks>Records are at even addresses, and locators count pairs of bytes. Not thread-safe for writing.</remarks>
internal sealed class TextStore
{
    private const int ChunkBits = 18;
    private const int ChunkLength = 1 << ChunkBits;
    private const int FirstLength = 1024;
    private const int MaxChunks = 1 << (33 - ChunkBits);

    private byte[][] _chunks = [];
    private int _chunkCount;
    private int _used;

    /// <summary>The record at a locator.</summary>
    public ReadOnlySpan<byte> this[uint locator]
    {
        get
        {
            var address = (long)locator << 1;
            return TextRecord.First(_chunks[(int)(address >> ChunkBits)].AsSpan((int)(address & (ChunkLength - 1))));
        }
    }

    /// <summary>Adds a record and returns its locator.</summary>
    /// <exception cref="OverflowException">The store holds 8 GiB.</exception>
    public uint Add(ReadOnlySpan<byte> record)
    {
        var length = record.Length + (record.Length & 1);
        EnsureRoom(length);
        var locator = (uint)(((long)(_chunkCount - 1) << ChunkBits | (uint)_used) >> 1);
        record.CopyTo(_chunks[_chunkCount - 1].AsSpan(_used));
        _used += length;
        return locator;
    }

    private void EnsureRoom(int length)
    {
        var room = _chunkCount == 0 ? 0 : _chunks[_chunkCount - 1].Length - _used;
        if (length <= room) return;
        if (_chunkCount == 1 && _used + length <= ChunkLength)
        {
            // The first chunk grows like a plain list, so that a small store stays small.
            Array.Resize(ref _chunks[0], Math.Min(ChunkLength, Math.Max(_used + length, _chunks[0].Length * 4)));
            return;
        }

        if (_chunkCount == MaxChunks) throw new OverflowException("A log holds at most 8 GiB of customer ids, and as much of order ids.");
        if (_chunkCount == _chunks.Length) Array.Resize(ref _chunks, Math.Max(4, _chunkCount * 2));
        _chunks[_chunkCount] = GC.AllocateUninitializedArray<byte>(_chunkCount == 0 ? Math.Max(length, FirstLength) : ChunkLength);
        _chunkCount++;
        _used = 0;
    }
}
