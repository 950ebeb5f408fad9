namespace LifecycleKit.Customers;

/// <summary>Numbers texts from 0 on in the order of their first appearance; equal texts have the same number.</summary>
internal sealed class TextPool
{
    private const int ShortLength = 256;

    private readonly ChunkedList<uint> _locators = new();
    private IndexTable _table = IndexTable.Create();

    public int Count => _locators.Count;

    public TextStore Store { get; } = new();

    /// <summary>Writes the number, new or old, of each text.</summary>
    public void Number(TextBatch texts, Span<int> numbers)
    {
        var hashes = texts.Hash();
        Span<uint> locators = stackalloc uint[TextBatch.Capacity];
        _table.Peek(hashes, locators);
        for (var i = 0; i < hashes.Length; i++)
        {
            var search = _table.Find(hashes[i]);
            numbers[i] = search.MoveNext() ? search.Item : -1;
            if (numbers[i] >= 0) locators[i] = _locators[numbers[i]];
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            var record = texts[i];
            if (numbers[i] < 0 || !Store[locators[i]].SequenceEqual(record)) numbers[i] = Number(hashes[i], record);
        }
    }

    /// <summary>Returns the number, new or old, of a text.</summary>
    public int Number(ReadOnlySpan<char> text)
    {
        var length = TextRecord.MaxLength(text.Length);
        var room = length <= ShortLength ? stackalloc byte[ShortLength] : new byte[length];
        var record = room[..TextRecord.Write(text, room)];
        return Number(TextHash.Of(record), record);
    }

    public uint LocatorOf(int number) => _locators[number];

    /// <summary>Releases the table: texts are still read, but no longer found.</summary>
    public void Close() => _table = IndexTable.Create();

    private int Number(ulong hash, ReadOnlySpan<byte> record)
    {
        var search = _table.Find(hash);
        while (search.MoveNext())
        {
            if (Store[_locators[search.Item]].SequenceEqual(record)) return search.Item;
        }

        if (_table.IsFull) _table = _table.Grow(HashOf);
        _locators.Add(Store.Add(record));
        _table.Add(hash, Count - 1);
        return Count - 1;
    }

    private ulong HashOf(int number) => TextHash.Of(Store[_locators[number]]);
}
