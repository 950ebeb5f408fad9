using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Keeps the customers of a store in memory who were used last as objects, and the others in few bytes.</summary>
/// <remarks>Thread-safe. Packing and unpacking are done outside the lock of the store.</remarks>
/// <param name="gate">The lock of the store.</param>
/// <param name="shared">The values that customers have in common.</param>
internal sealed class CustomerPacking(object gate, SharedValues shared)
{
    /// <summary>The number of customers that are kept as objects.</summary>
    public const int MaxRecent = 1 << 14;

    private readonly Queue<CustomerEntry> _recent = new();
    private PackedWriter? _spare;

    /// <summary>Returns a customer, who stays as they are. The caller holds the lock.</summary>
    public CustomerRecord? Read(CustomerEntry entry) =>
        entry.Record ?? (entry.Packed is { } packed ? PackedRecord.Read(entry.Key, entry.Sequence, packed, shared) : null);

    /// <summary>Returns a customer who is packed, and keeps them as objects.</summary>
    public CustomerRecord? Unpack(CustomerEntry entry)
    {
        while (true)
        {
            byte[]? packed;
            long sequence;
            lock (gate)
            {
                if (entry.Record is { } known) return known;
                (packed, sequence) = (entry.Packed, entry.Sequence);
            }

            if (packed is null) return null;
            var record = PackedRecord.Read(entry.Key, sequence, packed, shared);
            lock (gate)
            {
                // Another call may have saved the customer meanwhile.
                if (entry.Record is null && !ReferenceEquals(entry.Packed, packed)) continue;
                entry.Record ??= record;
            }

            Use(entry);
            return record;
        }
    }

    /// <summary>Notes that a customer is kept as objects, and packs one who was not used for a while.</summary>
    public void Use(CustomerEntry entry)
    {
        CustomerEntry? oldest = null;
        CustomerRecord? record = null;
        lock (gate)
        {
            if (!entry.IsListed)
            {
                entry.IsListed = true;
                _recent.Enqueue(entry);
            }

            while (_recent.Count > MaxRecent && oldest is null)
            {
                oldest = _recent.Dequeue();
                if (oldest.IsRecent)
                {
                    // A second chance: used since it came into the queue.
                    oldest.IsRecent = false;
                    _recent.Enqueue(oldest);
                    oldest = null;
                    continue;
                }

                record = oldest.Record;
                oldest.IsListed = false;
            }
        }

        if (oldest is not null && record is not null) Pack(oldest, record);
    }

    private void Pack(CustomerEntry entry, CustomerRecord record)
    {
        // Unchanged since it was unpacked: the bytes are still there.
        var packed = entry.Packed;
        if (packed is null)
        {
            var writer = Interlocked.Exchange(ref _spare, null) ?? new PackedWriter();
            if (PackedRecord.TryWrite(writer, record, shared)) packed = writer.Written.ToArray();
            Volatile.Write(ref _spare, writer);
        }

        if (packed is null) return;
        lock (gate)
        {
            if (!ReferenceEquals(entry.Record, record)) return;
            entry.Packed = packed;
            entry.Record = null;
        }
    }
}
