namespace LifecycleKit.Customers;

/// <summary>An open-addressing table of item numbers in four bytes a slot; the owner keeps the items and decides which are equal.</summary>
/// <remarks>
/// A number in a table of 2ᵏ slots needs k bits; the other 32 − k bits of the slot hold a piece of the item's hash, which
/// spares the owner nearly all comparisons of unequal items. Not thread-safe.
/// </remarks>
internal sealed class IndexTable
{
    private readonly uint[] _slots;
    private readonly int _bits;
    private readonly int _limit;
    private int _count;

    private IndexTable(int bits)
    {
        _bits = bits;
        _slots = new uint[1 << bits];
        _limit = _slots.Length / 4 * 3;
    }

    /// <summary>Whether the owner must <see cref="Grow"/> the table before it adds another item.</summary>
    public bool IsFull => _count == _limit;

    public static IndexTable Create() => new(6);

    /// <summary>Creates a table of twice the size with the same items, numbered from 0 on.</summary>
    /// <param name="hashOf">The hash of an item.</param>
    /// <exception cref="OverflowException">The table has 2³⁰ slots already.</exception>
    public IndexTable Grow(Func<int, ulong> hashOf)
    {
        if (_bits == 30) throw new OverflowException($"A table holds at most {_limit} items.");
        var table = new IndexTable(_bits + 1);
        Span<ulong> hashes = stackalloc ulong[TextBatch.Capacity];
        Span<uint> slots = stackalloc uint[TextBatch.Capacity];
        for (var item = 0; item < _count; item += hashes.Length)
        {
            var batch = hashes[..Math.Min(hashes.Length, _count - item)];
            for (var i = 0; i < batch.Length; i++) batch[i] = hashOf(item + i);
            table.Peek(batch, slots);
            for (var i = 0; i < batch.Length; i++) table.Add(batch[i], item + i);
        }

        return table;
    }

    /// <summary>Reads the slots where searches for these hashes begin, and so brings them into the cache, all at the same time.</summary>
    public void Peek(ReadOnlySpan<ulong> hashes, Span<uint> slots)
    {
        // Nothing branches on what is read, so the processor waits for many lines of memory at once.
        for (var i = 0; i < hashes.Length; i++) slots[i] = _slots[Home(hashes[i])];
    }

    /// <summary>A walk over the items that may have this hash.</summary>
    public Search Find(ulong hash) => new(this, hash);

    /// <summary>Adds an item that is not in the table.</summary>
    public void Add(ulong hash, int item)
    {
        var slot = Home(hash);
        while (_slots[slot] != 0) slot = After(slot);
        _slots[slot] = Tag(hash) | (uint)(item + 1);
        _count++;
    }

    private int Home(ulong hash) => unchecked((int)hash) & (_slots.Length - 1);

    private int After(int slot) => (slot + 1) & (_slots.Length - 1);

    private uint Tag(ulong hash) => (uint)(hash >> 32) >> _bits << _bits;

    public ref struct Search(IndexTable table, ulong hash)
    {
        private readonly IndexTable _table = table;
        private readonly uint _tag = table.Tag(hash);
        private int _next = table.Home(hash);

        public int Item { get; private set; }

        public bool MoveNext()
        {
            for (var value = _table._slots[_next]; value != 0; value = _table._slots[_next])
            {
                _next = _table.After(_next);
                var item = value ^ _tag;
                if (item >> _table._bits != 0) continue;
                Item = (int)item - 1;
                return true;
            }

            return false;
        }
    }
}
