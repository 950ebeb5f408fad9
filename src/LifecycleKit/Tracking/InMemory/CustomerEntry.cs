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

    /// <summary>The customer as saved last; null while a block has the customer.</summary>
    public CustomerRecord? Record { get; set; }

    /// <summary>The number of the block that has the customer when they were not used for a while, or an earlier state of them.</summary>
    public int Packed;

    /// <summary>The number of uses of the store when this customer was last used.</summary>
    public uint LastUse { get; set; }

    /// <summary>Whether the customer is kept as objects for a while.</summary>
    public bool IsListed { get; set; }

    public PackedRows Events;

    public PackedRows Transitions;

    /// <summary>The due instant in ticks; <see cref="long.MaxValue"/> for never.</summary>
    public long DueTicks { get; set; } = long.MaxValue;

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

/// <summary>Rows of one customer in few bytes, one after another in a block.</summary>
internal struct PackedRows
{
    private int _block;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Returns the rows so far. They are valid until the next change of any block.</summary>
    public readonly ReadOnlySpan<byte> Read(PackedBlocks blocks) => blocks.Read(_block);

    /// <summary>Adds rows.</summary>
    public void Append(PackedBlocks blocks, ReadOnlySpan<byte> rows, int count)
    {
        blocks.Append(ref _block, rows);
        Count += count;
    }

    /// <summary>Writes all rows.</summary>
    public void Write(PackedBlocks blocks, ReadOnlySpan<byte> rows, int count)
    {
        if (count == 0) blocks.Remove(ref _block);
        else blocks.Write(ref _block, rows);
        Count = count;
    }
}
