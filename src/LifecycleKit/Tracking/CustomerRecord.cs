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
    private ImmutableDictionary<string, LedgerEntry>? _orders;
    private CustomerHistory? _history;
    private readonly long _dueTicks;

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
    public DateTimeOffset? DueAt { get => KeptInstant.From(_dueTicks); init => _dueTicks = KeptInstant.Of(value); }

    /// <summary>The orders, by id.</summary>
    public ImmutableDictionary<string, LedgerEntry> Orders
    {
        get => _orders ??= IsOfOneHistory ? ById(History.Orders) : NoOrders;
        init => _orders = value;
    }

    /// <summary>Whether document and orders are those of one history, which a store in memory keeps.</summary>
    internal bool IsOfOneHistory { get; private init; }

    private static ImmutableDictionary<string, LedgerEntry> NoOrders { get; } =
        ImmutableDictionary.Create<string, LedgerEntry>(StringComparer.Ordinal);

    /// <summary>The history of the customer, made of document and orders. It is copied, never changed.</summary>
    internal CustomerHistory History => _history
        ??= IsOfOneHistory ? Document.Source! : CustomerHistory.FromSnapshot(
            Document.History, OrderLedger.FromEntries(Document.History.Currency, Orders.Values));

    /// <summary>Returns the record of a customer after a change.</summary>
    /// <param name="before">The record before; null for a new customer, and when document and orders are of one history.</param>
    /// <param name="change">The change.</param>
    internal static CustomerRecord After(CustomerRecord? before, CustomerChange change) => new()
    {
        Key = change.Key,
        Sequence = change.ExpectedSequence + 1,
        Document = change.Document,
        Version = change.Version,
        DueAt = change.DueAt,
        IsOfOneHistory = change.IsOfOneHistory,
        _orders = change.IsOfOneHistory ? null : (before?.Orders ?? NoOrders).SetItems(
            change.ChangedOrders.Select(entry => KeyValuePair.Create(entry.InForce.OrderId, entry))),
    };

    /// <summary>Creates a record of a document that has a history with its orders.</summary>
    internal static CustomerRecord Of(
        CustomerKey key, long sequence, CustomerDocument document, string version, DateTimeOffset? dueAt) => new()
    {
        Key = key, Sequence = sequence, Document = document, Version = version, DueAt = dueAt, IsOfOneHistory = true,
    };

    /// <summary>Creates the record of a customer who is not in the store.</summary>
    internal static CustomerRecord Empty(CustomerKey key, string subjectKey, string? currency)
    {
        var kept = DocumentBase.Empty with { SubjectKey = subjectKey, Currency = currency };
        return Of(key, 0, new CustomerDocument(new CustomerHistory(currency), kept), string.Empty, null);
    }

    private static ImmutableDictionary<string, LedgerEntry> ById(OrderLedger orders) =>
        NoOrders.SetItems(orders.Entries.Select(entry => KeyValuePair.Create(entry.InForce.OrderId, entry)));
}

/// <summary>A kept event, from which a customer can be replayed: a row of a store.</summary>
/// <param name="Number">The number of the row, from 1 in the order of recording, unique for the customer.</param>
/// <param name="Event">The event.</param>
public readonly record struct KeptEvent(long Number, CustomerEvent Event);
