namespace LifecycleKit.Customers;

internal sealed partial class CustomEventLog
{
    // The last byte also says whether accounts follow, so that customers without accounts take no byte more.
    private const byte MoreNames = 1, Accounts = 2;

    /// <returns>Whether accounts follow.</returns>
    internal bool Unpack(ref PackedReader from)
    {
        for (var i = from.Int(); i > 0; i--) _entries.Set(new Entry(from.Text()!, from.Byte(), from.Int(), from.Ticks()));
        var flags = from.Byte();
        HasMoreNames = (flags & MoreNames) != 0;
        return (flags & Accounts) != 0;
    }

    internal void Pack(PackedWriter to, bool hasAccounts)
    {
        to.Count(_entries.Count);
        for (var i = 0; i < _entries.Count; i++)
        {
            to.Text(_entries[i].Name);
            to.Byte(_entries[i].Kind);
            to.Count(_entries[i].Count);
            to.Ticks(_entries[i].LastTicks);
        }

        to.Byte((byte)((HasMoreNames ? MoreNames : 0) | (hasAccounts ? Accounts : 0)));
    }
}
