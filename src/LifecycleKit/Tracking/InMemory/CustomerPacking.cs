using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Keeps customers of a store in memory who are used often as objects, and the others in few bytes: those are unpacked for a call, and
/// packed again after it, so that a shop takes little memory and its collections have few objects to visit.
/// </summary>
/// <remarks>Thread-safe. Packing and unpacking are done outside the lock of the store.</remarks>
/// <param name="gate">The lock of the store.</param>
/// <param name="shared">The values that customers have in common.</param>
/// <param name="maxListed">The number of customers that are kept as objects.</param>
internal sealed class CustomerPacking(object gate, SharedValues shared, int maxListed)
{
    private readonly Queue<CustomerEntry> _listed = new();
    private readonly PackedWriter?[] _spare = new PackedWriter?[8];
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
    public CustomerRecord? Read(CustomerEntry entry) =>
        entry.Record ?? (entry.Packed is { } packed ? PackedRecord.Read(entry.Key, entry.Sequence, packed, shared) : null);

    /// <summary>Forgets a customer who is removed. The caller holds the lock.</summary>
    public void Remove(CustomerEntry entry)
    {
        (entry.Record, entry.Packed) = (null, null);
        if (!entry.IsListed) return;
        entry.IsListed = false;
        CustomerEntry[] others = [.. _listed.Where(one => !ReferenceEquals(one, entry))];
        _listed.Clear();
        foreach (var one in others) _listed.Enqueue(one);
    }

    /// <summary>Returns a customer from the packed form of one instant.</summary>
    public CustomerRecord Unpack(CustomerEntry entry, byte[] packed, long sequence)
    {
        var record = PackedRecord.Read(entry.Key, sequence, packed, shared);
        if (!entry.IsListed) return record;
        lock (gate)
        {
            // Unless another call has saved the customer meanwhile.
            if (ReferenceEquals(entry.Packed, packed)) (entry.Record, entry.Packed) = (record, null);
        }

        return record;
    }

    /// <summary>Packs a customer who was saved, or one who was not used for a while.</summary>
    public void Keep(CustomerEntry entry)
    {
        CustomerRecord? record;
        lock (gate)
        {
            var packed = entry.IsListed ? NextToPack() : entry;
            if (packed is null) return;
            entry = packed;
            record = entry.Record;
        }

        if (record is not null) Pack(entry, record);
    }

    /// <summary>Takes customers from the list until one was not used for a while.</summary>
    private CustomerEntry? NextToPack()
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

    private void Pack(CustomerEntry entry, CustomerRecord record)
    {
        ref var spare = ref _spare[Environment.CurrentManagedThreadId & 7];
        var writer = Interlocked.Exchange(ref spare, null) ?? new PackedWriter();
        var packed = PackedRecord.TryWrite(writer, record, shared) ? writer.Written.ToArray() : null;
        Volatile.Write(ref spare, writer);
        if (packed is null) return;
        lock (gate)
        {
            // Unless another call has saved or listed the customer meanwhile.
            if (ReferenceEquals(entry.Record, record) && !entry.IsListed) (entry.Record, entry.Packed) = (null, packed);
        }
    }
}
