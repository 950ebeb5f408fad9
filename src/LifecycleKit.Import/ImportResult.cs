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

    /// <summary>Returns the orders as events, in the order of time of each customer, ready for a backfill.</summary>
    public IEnumerable<TrackedEvent> GetEvents() =>
        GetOrders().Select(order => new TrackedEvent(order.CustomerId, CustomerEvent.Order(order.Snapshot)));
}
