namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    internal static CustomerHistory Unpack(ref PackedReader from)
    {
        var history = new CustomerHistory(OrderLedger.Unpack(ref from)) { _activity = ProfileActivity.Unpack(ref from) };
        if (history._activity.CartEmptiedTicks == 0)
            history._activity = history._activity with { CartEmptiedTicks = history._orders.CurrentTotals.LastOrderTicks };
        if (from.Byte() is > 0 and var details)
            (history._details, history._isDetailsShared) = (HistoryDetails.Unpack(ref from, hasDeals: details > 1), false);
        if (from.Flag()) history._counts = ActivityCounts.Unpack(ref from);
        return history;
    }

    internal void Pack(PackedWriter to)
    {
        _orders.Pack(to);
        // In most cases the cart was emptied by the last order, which then says when.
        var isByLastOrder = _activity.CartEmptiedTicks == _orders.CurrentTotals.LastOrderTicks;
        (isByLastOrder ? _activity with { CartEmptiedTicks = 0 } : _activity).Pack(to);
        var hasDetails = !ReferenceEquals(_details, HistoryDetails.Empty);
        to.Byte(hasDetails ? _details.Deals.Count > 0 ? (byte)2 : (byte)1 : (byte)0);
        if (hasDetails) _details.Pack(to);
        to.Flag(!_counts.IsEmpty);
        if (!_counts.IsEmpty) _counts.Pack(to);
    }
}
