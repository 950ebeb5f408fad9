namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    /// <summary>The entries in few bytes, as long as no order changes; null when they were not unpacked, or have changed.</summary>
    private byte[]? _packed;
    private int _packedCount;

    /// <summary>Reads a ledger. Its orders are read when one is asked for, which most events do not.</summary>
    internal static OrderLedger Unpack(ref PackedReader from)
    {
        var currency = from.Text();
        var count = from.Int();
        if (count == 0) return new OrderLedger { Currency = currency };
        return new OrderLedger
        {
            Currency = currency,
            _parts = null,
            _totals = new OrderTotals
            {
                OrderCount = from.Int(), FullPriceOrderCount = from.Int(), NetRevenue = from.Amount(), RefundedTotal = from.Amount(),
                FirstOrderTicks = from.Ticks(), LastOrderTicks = from.Ticks(), Profit = UnpackProfit(ref from),
            },
            _packedCount = count,
            _packed = from.Bytes().ToArray(),
        };
    }

    internal void Pack(PackedWriter to)
    {
        to.Text(Currency);
        to.Count(EntryCount);
        if (EntryCount == 0) return;
        to.Count(_totals.OrderCount);
        to.Count(_totals.FullPriceOrderCount);
        to.Amount(_totals.NetRevenue);
        to.Amount(_totals.RefundedTotal);
        to.Ticks(_totals.FirstOrderTicks);
        to.Ticks(_totals.LastOrderTicks);
        PackProfit(to);
        if (_packed is { } packed)
        {
            to.Bytes(packed);
            return;
        }

        var start = to.BeginBytes();
        var entries = Parts.ById;
        for (var i = 0; i < entries.Count; i++)
        {
            var (inForce, aside) = entries[i];
            inForce.Pack(to);
            to.Flag(aside is not null);
            aside?.Pack(to);
        }

        to.EndBytes(start);
    }

    private static ProfitTotals UnpackProfit(ref PackedReader from)
    {
        var count = from.Int();
        return count == 0 ? default : new ProfitTotals { OrderCount = count, Revenue = from.Amount(), Profit = from.Amount() };
    }

    private void PackProfit(PackedWriter to)
    {
        to.Count(_totals.Profit.OrderCount);
        if (_totals.Profit.OrderCount == 0) return;
        to.Amount(_totals.Profit.Revenue);
        to.Amount(_totals.Profit.Profit);
    }

    /// <summary>Reads the orders. Several threads may do so at a time; one of them is heard.</summary>
    private OrderParts Unpacked()
    {
        var from = new PackedReader(_packed);
        var entries = new LedgerEntry[_packedCount];
        for (var i = 0; i < entries.Length; i++)
        {
            var inForce = OrderSnapshot.Unpack(ref from);
            entries[i] = new LedgerEntry(inForce, from.Flag() ? OrderSnapshot.Unpack(ref from) : null);
        }

        var parts = Of(Currency, entries, nameof(entries))._parts!;
        return Interlocked.CompareExchange(ref _parts, parts, null) ?? parts;
    }
}
