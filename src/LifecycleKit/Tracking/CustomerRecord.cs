using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>A customer as a store loads it: the document and the orders. Kept events are loaded apart, when a replay needs them.</summary>
/// <remarks>
/// Plain data that any number of threads may read. A record of one tracker works in every other tracker with the same configuration.
/// </remarks>
[Mutable("makes its history of document and orders when first asked for it")]
public sealed class CustomerRecord
{
    private CustomerHistory? _history;
    private ImmutableArray<LedgerEntry> _orders;

    /// <summary>The customer.</summary>
    public required CustomerKey Key { get; init; }

    /// <summary>The number of saves, at least 1. A save succeeds only on the sequence that was loaded.</summary>
    public required long Sequence { get; init; }

    /// <summary>The document.</summary>
    public required CustomerDocument Document { get; init; }

    /// <summary>
    /// The version of lifecycles and models at the last save. The customer is outdated when another version is in force.
    /// </summary>
    public required string Version { get; init; }

    /// <summary>The instant at which the customer is next due for a sweep, in UTC; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The orders in any order, one entry for an id; empty for none. <c>default</c> means empty.</summary>
    public ImmutableArray<LedgerEntry> Orders
    {
        // A store in memory, which keeps the history, may never read them.
        get => _orders.IsDefault ? _orders = _history is null ? [] : [.. _history.Orders.Entries] : _orders;
        init => _orders = value;
    }

    /// <summary>The history of the customer, made of document and orders. It is copied, never changed.</summary>
    internal CustomerHistory History
    {
        get =>
            _history ??= CustomerHistory.FromSnapshot(Document.History, OrderLedger.FromEntries(Document.History.Currency, Orders));
        init => _history = value;
    }

    /// <summary>Returns this record after a change.</summary>
    internal CustomerRecord After(CustomerChange change) => new()
    {
        Key = Key,
        Sequence = Sequence + 1,
        Document = change.Document,
        Version = change.Version,
        DueAt = change.DueAt,
        _history = change.History,
        // Those of a history are read from it when first asked for.
        _orders = change.History is not null ? default : After(change.ChangedOrders),
    };

    /// <summary>Returns this record with another document, of the same history.</summary>
    internal CustomerRecord With(CustomerDocument document) => new()
    {
        Key = Key,
        Sequence = Sequence,
        Document = document,
        Version = Version,
        DueAt = DueAt,
        _orders = _orders,
        _history = History,
    };

    /// <summary>Creates the record of a customer who is not in the store.</summary>
    internal static CustomerRecord Empty(CustomerKey key, string subjectKey, string? currency)
    {
        var history = new CustomerHistory(currency);
        return new CustomerRecord
        {
            Key = key,
            Sequence = 0,
            Document = CustomerDocument.Of(subjectKey, history) with { Currency = currency },
            Version = string.Empty,
            History = history,
        };
    }

    private ImmutableArray<LedgerEntry> After(ImmutableArray<LedgerEntry> changed)
    {
        if (changed.IsEmpty) return Orders;
        var ids = changed.Select(entry => entry.InForce.OrderId).ToHashSet(StringComparer.Ordinal);
        return [.. Orders.Where(entry => !ids.Contains(entry.InForce.OrderId)), .. changed];
    }
}

/// <summary>A kept event, from which a customer can be replayed: a row of a store.</summary>
/// <param name="Number">The number of the row, from 1 in the order of recording, unique for the customer.</param>
/// <param name="Event">The event.</param>
public readonly record struct KeptEvent(long Number, CustomerEvent Event);
