namespace LifecycleKit.Tracking;

/// <summary>All that a store in memory has of one customer. The store holds its lock around every call.</summary>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class CustomerEntry(CustomerKey key, int number)
{
    public CustomerKey Key { get; } = key;

    /// <summary>The number of the customer in the shop, from 0 in the order of the first save.</summary>
    public int Number { get; } = number;

    /// <summary>The number of saves.</summary>
    public long Sequence { get; set; }

    /// <summary>The customer as saved last; null while <see cref="Packed"/> has the customer.</summary>
    public CustomerRecord? Record { get; set; }

    /// <summary>The customer in few bytes, when they were not used for a while.</summary>
    public byte[]? Packed { get; set; }

    /// <summary>The number of uses of the store when this customer was last used.</summary>
    public uint LastUse { get; set; }

    /// <summary>Whether the customer is kept as objects for a while.</summary>
    public bool IsListed { get; set; }

    public PackedRows Events;

    public PackedRows Transitions;

    /// <summary>The due instant in ticks; <see cref="long.MaxValue"/> for never.</summary>
    public long DueTicks { get; set; } = long.MaxValue;

    /// <summary>The place in the <see cref="DueHeap"/>; -1 for none.</summary>
    public int DuePlace { get; set; } = -1;

    public long LeasedUntilTicks { get; set; }

    public int FailureCount { get; set; }

    /// <summary>The instant in ticks at which the customer was erased before this entry; 0 for never.</summary>
    public long ErasedTicks { get; set; }

    /// <summary>The customers with the same version, and the neighbours among them.</summary>
    public VersionGroup? Version { get; set; }

    public CustomerEntry? Previous { get; set; }

    public CustomerEntry? Next { get; set; }
}

/// <summary>The customers of a shop with one version, as a linked list.</summary>
internal sealed class VersionGroup(string version)
{
    public string Version { get; } = version;

    public CustomerEntry? First { get; private set; }

    public void Add(CustomerEntry entry)
    {
        entry.Version = this;
        (entry.Previous, entry.Next) = (null, First);
        if (First is not null) First.Previous = entry;
        First = entry;
    }

    public void Remove(CustomerEntry entry)
    {
        if (entry.Previous is { } previous) previous.Next = entry.Next;
        else First = entry.Next;
        if (entry.Next is { } next) next.Previous = entry.Previous;
        entry.Version = null;
    }
}

/// <summary>Rows of one customer in few bytes, one after another.</summary>
internal struct PackedRows
{
    private const int FirstLength = 64;

    private byte[]? _bytes;
    private int _length;

    /// <summary>Returns the rows so far. Later calls do not change these bytes, so that they may be read without the lock.</summary>
    public readonly ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">Their number.</param>
    /// <param name="isGrowing">Whether more rows are likely to follow soon, so that room for them is made at once.</param>
    public void Append(ReadOnlySpan<byte> rows, int count, bool isGrowing)
    {
        Count += count;
        var needed = _length + rows.Length;
        if (_bytes is null || needed > _bytes.Length)
        {
            var larger = new byte[isGrowing ? Math.Max(FirstLength, needed + _length) : needed];
            Written.CopyTo(larger);
            _bytes = larger;
        }

        rows.CopyTo(_bytes.AsSpan(_length));
        _length = needed;
    }

    public void Replace(ReadOnlySpan<byte> rows, int count)
    {
        (_bytes, _length) = (rows.ToArray(), rows.Length);
        Count = count;
    }
}
