namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    internal static CustomerHistory Unpack(ref PackedReader from)
    {
        var history = new CustomerHistory(OrderLedger.Unpack(ref from)) { _activity = ProfileActivity.Unpack(ref from) };
        if (from.Flag()) (history._details, history._isDetailsShared) = (HistoryDetails.Unpack(ref from), false);
        return history;
    }

    internal void Pack(PackedWriter to)
    {
        _orders.Pack(to);
        _activity.Pack(to);
        var hasDetails = !ReferenceEquals(_details, HistoryDetails.Empty);
        to.Flag(hasDetails);
        if (hasDetails) _details.Pack(to);
    }
}

public sealed partial class OrderLedger
{
    internal static OrderLedger Unpack(ref PackedReader from)
    {
        var currency = from.Text();
        var entries = new LedgerEntry[from.Int()];
        for (var i = 0; i < entries.Length; i++)
        {
            var inForce = OrderSnapshot.Unpack(ref from);
            entries[i] = new LedgerEntry(inForce, from.Flag() ? OrderSnapshot.Unpack(ref from) : null);
        }

        return FromEntries(currency, entries);
    }

    internal void Pack(PackedWriter to)
    {
        to.Text(Currency);
        to.Count(_byId.Count);
        for (var i = 0; i < _byId.Count; i++)
        {
            var (inForce, aside) = _byId[i];
            inForce.Pack(to);
            to.Flag(aside is not null);
            aside?.Pack(to);
        }
    }
}
