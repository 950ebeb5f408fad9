namespace LifecycleKit.Customers;

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
