using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Keeps customers of a store in memory who are used often as objects, and the others in few bytes: those are unpacked for a call, and
/// packed again after it, so that a shop takes little memory and its collections have few objects to visit.
/// </summary>
/// <remarks>Thread-safe. Packing and unpacking are done outside the lock of the store.</remarks>
/// <param name="gate">The lock of the store.</param>
/// <param name="blocks">The blocks of the store.</param>
/// <param name="shared">The values that customers have in common.</param>
/// <param name="maxListed">The number of customers that are kept as objects.</param>
internal sealed class CustomerPacking(object gate, PackedBlocks blocks, SharedValues shared, int maxListed)
{
    private const int SpareCount = 8;

    private readonly Queue<CustomerEntry> _listed = new();
    private readonly PackedWriter?[] _spare = new PackedWriter?[SpareCount];
    private uint _uses;

    /// <summary>Notes that a customer is used. The caller holds the lock.</summary>
    public void Touch(CustomerEntry entry)
    {
        unchecked
        {
            // A customer who is used again after few others will be used again.
            if (!entry.IsListed && entry.LastUse != 0 && _uses - entry.LastUse < maxListed)
            {
                entry.IsListed = true;
                _listed.Enqueue(entry);
            }

            entry.LastUse = ++_uses;
        }
    }

    /// <summary>Returns a customer, who stays as they are. The caller holds the lock.</summary>
    public CustomerRecord? Read(CustomerEntry entry) => entry.Record
        ?? (entry.Packed == 0 ? null : PackedRecord.Read(entry.Key, entry.Sequence, blocks.Read(entry.Packed), shared));

    /// <summary>Returns a copy of the packed form of a customer, to be unpacked after the lock. The caller holds the lock.</summary>
    public PackedCopy Copy(CustomerEntry entry) => new(blocks.Read(entry.Packed));

    /// <summary>Forgets a customer who is removed. The caller holds the lock.</summary>
    public void Remove(CustomerEntry entry)
    {
        entry.Record = null;
        blocks.Remove(ref entry.Packed);
        if (!entry.IsListed) return;
        entry.IsListed = false;
        CustomerEntry[] others = [.. _listed.Where(one => !ReferenceEquals(one, entry))];
        _listed.Clear();
        foreach (var one in others) _listed.Enqueue(one);
    }

    /// <summary>Returns a customer from a copy of the packed form of one instant.</summary>
    public CustomerRecord Unpack(CustomerEntry entry, PackedCopy packed, long sequence)
    {
        var record = PackedRecord.Read(entry.Key, sequence, packed.Bytes, shared);
        if (!entry.IsListed) return record;
        lock (gate)
        {
            // Unless another call has saved or removed the customer meanwhile.
            if (entry.Record is null && entry.Packed != 0 && entry.Sequence == sequence)
            {
                entry.Record = record;
                blocks.Remove(ref entry.Packed);
            }
        }

        return record;
    }

    /// <summary>Packs a customer as a save makes them, before the lock.</summary>
    /// <returns>The packed form, to be given to <see cref="Keep"/>; null for a record that stays as it is.</returns>
    public PackedWriter? TryPack(CustomerChange change) =>
        change.IsOfOneHistory ? TryPack(CustomerRecord.After(null, change)) : null;

    /// <summary>Keeps a customer who was saved. The caller holds the lock.</summary>
    /// <param name="entry">The customer.</param>
    /// <param name="record">The customer as saved.</param>
    /// <param name="packed">The packed form; null for none.</param>
    public void Keep(CustomerEntry entry, CustomerRecord record, PackedWriter? packed)
    {
        if (packed is null || entry.IsListed)
        {
            entry.Record = record;
            blocks.Remove(ref entry.Packed);
        }
        else
        {
            entry.Record = null;
            blocks.Write(ref entry.Packed, packed.Written);
        }
    }

    /// <summary>Gives a packed form back; null for none.</summary>
    public void Return(PackedWriter? packed)
    {
        if (packed is not null) Volatile.Write(ref Spare(), packed);
    }

    /// <summary>Packs a customer who was not used for a while, when too many are kept as objects.</summary>
    public void PackOldest()
    {
        // Without the lock: with a number that another thread changes, one customer more or less is packed now.
        if (_listed.Count <= maxListed) return;
        CustomerEntry? oldest;
        CustomerRecord? record;
        lock (gate)
        {
            oldest = TakeOldest();
            record = oldest?.Record;
        }

        if (record is null || TryPack(record) is not { } packed) return;
        lock (gate)
        {
            // Unless another call has saved or listed the customer meanwhile.
            if (ReferenceEquals(oldest!.Record, record) && !oldest.IsListed) Keep(oldest, record, packed);
        }

        Return(packed);
    }

    private PackedWriter? TryPack(CustomerRecord record)
    {
        var writer = Interlocked.Exchange(ref Spare(), null) ?? new PackedWriter();
        if (PackedRecord.TryWrite(writer, record, shared)) return writer;
        Return(writer);
        return null;
    }

    private CustomerEntry? TakeOldest()
    {
        while (_listed.Count > maxListed)
        {
            var oldest = _listed.Dequeue();
            if (unchecked(_uses - oldest.LastUse) < maxListed / 2)
            {
                _listed.Enqueue(oldest);
                return null;
            }

            oldest.IsListed = false;
            return oldest;
        }

        return null;
    }

    private ref PackedWriter? Spare() => ref _spare[Environment.CurrentManagedThreadId & (SpareCount - 1)];
}
