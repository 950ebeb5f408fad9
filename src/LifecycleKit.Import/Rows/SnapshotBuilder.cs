using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>Makes the snapshot of an order from its rows.</summary>
internal sealed class SnapshotBuilder
{
    private readonly RowStore _store;
    private readonly OrderSums _sums;
    private readonly SnapshotLines _lines;
    private readonly RowKind _kind;
    private readonly TimeZoneInfo _zone;
    private readonly string? _currency;

    public SnapshotBuilder(RowStore store, ImportPlan plan, string? currency)
    {
        _store = store;
        _sums = new OrderSums(store);
        _kind = plan.Format.Rows;
        _lines = new SnapshotLines(store, _sums, _kind);
        _zone = plan.Options.TimeZone;
        _currency = currency;
    }

    /// <summary>Returns the snapshot.</summary>
    /// <param name="order">The order.</param>
    /// <param name="rows">The indexes of its rows.</param>
    /// <param name="customerId">The customer.</param>
    public OrderSnapshot Build(in PackedOrder order, ReadOnlySpan<int> rows, string customerId)
    {
        var figures = _sums.Add(rows, _kind, order.Part < 0);
        var details = ReadDetails(rows);
        var placedAt = new DateTimeOffset(figures.PlacedTicks, TimeSpan.Zero);
        var isSold = !figures.IsCredit;
        return new OrderSnapshot
        {
            OrderId = IdOf(order, rows, figures, customerId),
            PlacedAt = placedAt,
            ChangedAt = new DateTimeOffset(Math.Max(figures.PlacedTicks, figures.ChangedTicks), TimeSpan.Zero),
            Status = figures.IsCancelled ? OrderStatus.Cancelled : OrderStatus.Paid,
            GrossTotal = figures.Gross,
            RefundedTotal = isSold ? figures.Refunded : 0,
            Discount = details.Discount,
            Margin = details.Margin,
            Currency = _currency,
            SalesChannel = details.Channel,
            ShippedAt = isSold && details.ShippedTicks >= figures.PlacedTicks
                ? new DateTimeOffset(details.ShippedTicks, TimeSpan.Zero) : null,
            Lines = _lines.Build(rows, figures),
        };
    }

    private string IdOf(in PackedOrder order, ReadOnlySpan<int> rows, in OrderFigures figures, string customerId)
    {
        if (order.Part < 0)
        {
            // Not the id of the customer itself: order ids are in messages and logs. The same rows have the same id in each run.
            var day = CalendarDays.DateOf(new DateTimeOffset(figures.PlacedTicks, TimeSpan.Zero), _zone);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(customerId));
            var suffix = figures.IsCancelled ? "-cancelled" : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-{Convert.ToHexString(hash, 0, 8)}{suffix}");
        }

        var id = _store.Orders.GetText(_store.Rows[rows[0]].Order);
        return order.Part == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}#{order.Part + 1}");
    }

    private Values ReadDetails(ReadOnlySpan<int> rows)
    {
        var (discount, margin, shipped) = (0m, (decimal?)null, 0L);
        string? channel = null;
        foreach (var index in rows)
        {
            if (_store.DetailsOf(_store.Rows[index]) is not { } details) continue;
            discount = Join(discount, _store.Amounts.Unpack(details.Discount) ?? 0);
            if (_store.Amounts.Unpack(details.Margin) is { } ofRow) margin = margin is { } before ? Join(before, ofRow) : ofRow;
            shipped = Math.Max(shipped, details.ShippedTicks);
            if (details.Channel < 0) continue;
            var name = _store.Words.GetText(details.Channel);
            if (channel is null || string.CompareOrdinal(name, channel) < 0) channel = name;
        }

        return new Values(discount, margin, channel, shipped);
    }

    /// <summary>Adds what rows say of their lines; what they repeat of the order counts once.</summary>
    private decimal Join(decimal one, decimal other) => _kind == RowKind.OrderLineWithTotal ? Math.Max(one, other) : one + other;

    private readonly record struct Values(decimal Discount, decimal? Margin, string? Channel, long ShippedTicks);
}
