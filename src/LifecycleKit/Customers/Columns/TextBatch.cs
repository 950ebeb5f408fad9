namespace LifecycleKit.Customers;

/// <summary>A batch of texts that are looked up together, so that their waits for memory overlap.</summary>
internal sealed class TextBatch
{
    /// <summary>The number of texts in a full batch.</summary>
    public const int Capacity = 256;

    private readonly int[] _ends = new int[Capacity];
    private readonly ulong[] _hashes = new ulong[Capacity];
    private byte[] _bytes = new byte[Capacity * 16];

    public int Count { get; private set; }

    private int End => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>The record of a text.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan((index == 0 ? 0 : _ends[index - 1]).._ends[index]);

    public void Add(ReadOnlySpan<char> text)
    {
        var start = End;
        var room = TextRecord.MaxLength(text.Length);
        if (_bytes.Length - start < room) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + room));
        _ends[Count] = start + TextRecord.Write(text, _bytes.AsSpan(start));
        Count++;
    }

    /// <summary>Computes the hashes of all texts.</summary>
    public ReadOnlySpan<ulong> Hash()
    {
        for (var i = 0; i < Count; i++) _hashes[i] = TextHash.Of(this[i]);
        return _hashes.AsSpan(0, Count);
    }

    /// <summary>Computes the hashes of all texts with a number each.</summary>
    public ReadOnlySpan<ulong> Hash(ReadOnlySpan<int> numbers)
    {
        for (var i = 0; i < Count; i++) _hashes[i] = TextHash.With(TextHash.Of(this[i]), numbers[i]);
        return _hashes.AsSpan(0, Count);
    }

    public void Clear() => Count = 0;
}
