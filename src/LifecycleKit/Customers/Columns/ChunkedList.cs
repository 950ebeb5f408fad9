namespace LifecycleKit.Customers;

/// <summary>A list that grows by whole chunks, so that growing never holds a second copy of a long list.</summary>
/// <remarks>Not thread-safe for writing. Items below <see cref="Count"/> may be read while another thread adds.</remarks>
internal sealed class ChunkedList<T>
    where T : unmanaged
{
    private const int ChunkBits = 16;
    private const int ChunkLength = 1 << ChunkBits;
    private const int FirstLength = 64;

    private T[][] _chunks = [];
    private T[] _tail = [];
    private int _tailCount;
    private int _chunkCount;

    public int Count { get; private set; }

    public int ChunkCount => _chunkCount;

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkLength - 1)];

    /// <summary>The items from <paramref name="number"/> · 65 536 on, as far as their chunk goes.</summary>
    public ReadOnlySpan<T> Chunk(int number) => _chunks[number].AsSpan(0, number < _chunkCount - 1 ? ChunkLength : _tailCount);

    public void Add(T value)
    {
        if (_tailCount == _tail.Length) Grow();
        _tail[_tailCount] = value;
        _tailCount++;
        Count++;
    }

    public void Clear()
    {
        _chunks = [];
        _tail = [];
        _tailCount = 0;
        _chunkCount = 0;
        Count = 0;
    }

    private void Grow()
    {
        if (_chunkCount == 1 && _tail.Length < ChunkLength)
        {
            // The first chunk grows like a plain list, so that a short list stays small.
            Array.Resize(ref _tail, Math.Min(ChunkLength, _tail.Length * 4));
            _chunks[0] = _tail;
            return;
        }

        if (_chunkCount == _chunks.Length) Array.Resize(ref _chunks, Math.Max(4, _chunkCount * 2));
        _tail = GC.AllocateUninitializedArray<T>(_chunkCount == 0 ? FirstLength : ChunkLength);
        _chunks[_chunkCount] = _tail;
        _chunkCount++;
        _tailCount = 0;
    }
}
