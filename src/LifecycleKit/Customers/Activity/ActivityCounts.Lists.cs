namespace LifecycleKit.Customers;

internal partial struct ActivityCounts
{
    /// <summary>The quarter of the latest event that is counted; 0 for none.</summary>
    public readonly int LastCountedQuarter
    {
        get
        {
            for (var i = _count - 1; i >= First; i--)
            {
                if (Entries[i].Kind != ActivityKinds.NotKept) return Entries[i].Quarter;
            }

            return 0;
        }
    }

    /// <summary>Returns the counts of one kind; null for none.</summary>
    public readonly QuarterCounts? ToList(byte kind)
    {
        var counts = new List<QuarterCount>();
        foreach (ref readonly var entry in Entries[First..])
        {
            if (entry.Kind != kind) continue;
            if (counts.Count > 0 && counts[^1].Quarter == entry.Quarter)
                counts[^1] = counts[^1] with { Count = ProfileDetails.More(counts[^1].Count, entry.Count) };
            else
                counts.Add(QuarterCount.Of(entry.Quarter, entry.Count));
        }

        return counts.Count == 0 ? null : QuarterCounts.Create(counts);
    }

    internal static ActivityCounts Unpack(ref PackedReader from)
    {
        const int room = 4;
        var count = from.Int();
        var block = new Block(new Entry[count + room]) { Used = count };
        var quarter = 0;
        for (var i = 0; i < count; i++)
        {
            quarter += from.Int();
            block.Entries[i] = new Entry(quarter, from.Byte(), (ushort)from.Int());
        }

        return new ActivityCounts { _block = block, _count = count };
    }

    internal readonly void Pack(PackedWriter to)
    {
        var entries = Entries[First..];
        to.Count(entries.Length);
        var quarter = 0;
        foreach (ref readonly var entry in entries)
        {
            to.Count(entry.Quarter - quarter);
            to.Byte(entry.Kind);
            to.Count(entry.Count);
            quarter = entry.Quarter;
        }
    }
}
