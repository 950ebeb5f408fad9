namespace LifecycleKit.Customers;

internal sealed partial class ActivityCounts
{
    internal static ActivityCounts Unpack(ref PackedReader from)
    {
        var counts = new ActivityCounts();
        var quarter = 0;
        for (var i = from.Int(); i > 0; i--)
        {
            quarter += from.Int();
            counts._entries.Add(new Entry(quarter, from.Byte(), (ushort)from.Int()));
        }

        counts._latest = quarter + from.Int();
        return counts;
    }

    internal void Pack(PackedWriter to)
    {
        to.Count(_entries.Count - _first);
        var quarter = 0;
        for (var i = _first; i < _entries.Count; i++)
        {
            to.Count(_entries[i].Quarter - quarter);
            to.Byte(_entries[i].Kind);
            to.Count(_entries[i].Count);
            quarter = _entries[i].Quarter;
        }

        to.Count(_latest - quarter);
    }
}

internal sealed partial class CustomEventLog
{
    internal void Unpack(ref PackedReader from)
    {
        for (var i = from.Int(); i > 0; i--) _entries.Set(new Entry(from.Text()!, from.Byte(), from.Int(), from.Ticks()));
        HasMoreNames = from.Flag();
    }

    internal void Pack(PackedWriter to)
    {
        to.Count(_entries.Count);
        for (var i = 0; i < _entries.Count; i++)
        {
            to.Text(_entries[i].Name);
            to.Byte(_entries[i].Kind);
            to.Count(_entries[i].Count);
            to.Ticks(_entries[i].LastTicks);
        }

        to.Flag(HasMoreNames);
    }
}
