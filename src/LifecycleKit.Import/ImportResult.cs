using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Import;

/// <summary>The orders of a file, what was understood, and what became of each row.</summary>
public sealed class ImportResult
{
    internal ImportResult(
        ImportFormat format, RowCounts counts, ImmutableArray<ImportDiagnostic> diagnostics, DateTimeOffset asOf, IImportedOrders orders)
    {
        Format = format;
        Counts = counts;
        Diagnostics = diagnostics;
        AsOf = asOf;
        Content = orders;
    }

    /// <summary>What was understood of the file; can be kept, changed and given back with <see cref="ImportOptions.Format"/>.</summary>
    public ImportFormat Format { get; }

    /// <summary>The rows by outcome.</summary>
    public RowCounts Counts { get; }

    /// <summary>The choices that were made and the doubts, in a fixed order; none is an error.</summary>
    public ImmutableArray<ImportDiagnostic> Diagnostics { get; }

    /// <summary>The as-of instant: <see cref="ImportOptions.AsOf"/>, or the start of the day after the last order.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The log of the orders: amounts after refunds.</summary>
    public OrderLog Log => Content.Log;

    internal IImportedOrders Content { get; }

    /// <summary>Returns the orders as snapshots, with lines where the file has them, by customer and in the order of time.</summary>
    public IEnumerable<ImportedOrder> GetOrders() => Content.GetOrders();

    /// <summary>
    /// Returns the orders as events, by customer and in the order of time, ready for a backfill. An order that was refunded or cancelled at
    /// a later instant is two events: as it was placed, and as it is.
    /// </summary>
    public IEnumerable<TrackedEvent> GetEvents()
    {
        var events = new List<TrackedEvent>();
        foreach (var order in GetOrders())
        {
            if (events.Count > 0 && events[0].CustomerId != order.CustomerId)
            {
                foreach (var ready in Sorted(events)) yield return ready;
                events.Clear();
            }

            var snapshot = order.Snapshot;
            if (AsPlaced(snapshot) is { } before) events.Add(new TrackedEvent(order.CustomerId, CustomerEvent.Order(before)));
            events.Add(new TrackedEvent(order.CustomerId, CustomerEvent.Order(snapshot)));
        }

        foreach (var ready in Sorted(events)) yield return ready;
    }

    private static IEnumerable<TrackedEvent> Sorted(List<TrackedEvent> events) => events.OrderBy(tracked => tracked.Event.At);

    /// <summary>Returns the order before it was refunded or cancelled; null when it was not, or the instant is not known.</summary>
    private static OrderSnapshot? AsPlaced(OrderSnapshot order)
    {
        if (order.ChangedAt <= order.PlacedAt || (order.RefundedTotal == 0 && order.Status != OrderStatus.Cancelled)) return null;
        return order with { RefundedTotal = 0, Status = OrderStatus.Paid, ShippedAt = null, ChangedAt = order.PlacedAt };
    }
}
