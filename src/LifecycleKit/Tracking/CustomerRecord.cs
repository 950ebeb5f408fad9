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

    /// <summary>The orders in any order, one entry for an id; empty for none. <c>default</c> means empty.</summary>
    public ImmutableArray<LedgerEntry> Orders
    {
        get => Rows is { } rows ? rows.Entries : [.. History.Orders.Entries];
        init => Rows = new OrderRows(value.IsDefault ? [] : value);
    }

    /// <summary>Whether document and orders are those of one history, which a store in memory keeps.</summary>
    internal bool IsOfOneHistory => Rows is null;

    /// <summary>The history of the customer, made of document and orders. It is copied, never changed.</summary>
    internal CustomerHistory History => Rows is { } rows ? rows.HistoryOf(Document) : Document.Source!;

    /// <summary>The orders, when the history of the document has none; null when it has them.</summary>
    private OrderRows? Rows { get; init; } = OrderRows.None;

    /// <summary>Returns the id and the aliases of the customer, without those of linked identities.</summary>
    internal IEnumerable<string> NamesOfHead() => Document.Identities.IsEmpty ? [Key.CustomerId] : Document.Identities[0].Names();

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
        Rows = change.IsOfOneHistory ? null : OrderRows.After(before?.Orders ?? [], change),
    };

    /// <summary>Creates a record of a document that has a history with its orders.</summary>
    internal static CustomerRecord Of(
        CustomerKey key, long sequence, CustomerDocument document, string version, DateTimeOffset? dueAt) => new()
    {
        Key = key, Sequence = sequence, Document = document, Version = version, DueAt = dueAt, Rows = null,
    };

    /// <summary>Returns this record with another document, of the same history.</summary>
    internal CustomerRecord With(CustomerDocument document) => new()
    {
        Key = Key,
        Sequence = Sequence,
        Document = document,
        Version = Version,
        DueAt = DueAt,
        Rows = Rows,
    };

    /// <summary>Returns the change that saves this customer with the stages that they have.</summary>
    /// <param name="version">The version with which the customer is saved.</param>
    /// <param name="document">The document; null for that of this record.</param>
    internal CustomerChange ToUnmoved(string version, CustomerDocument? document = null) => new()
    {
        Key = Key,
        ExpectedSequence = Sequence,
        Document = document ?? Document,
        Version = version,
        DueAt = (document ?? Document).DueAt(),
        IsOfOneHistory = IsOfOneHistory,
    };

    /// <summary>Creates the record of a customer who is not in the store.</summary>
    internal static CustomerRecord Empty(CustomerKey key, string subjectKey, string? currency, DateTimeOffset? erasedAt)
    {
        var kept = DocumentBase.Empty with
        {
            SubjectKey = subjectKey,
            Currency = currency,
            ErasedAt = erasedAt,
            // A handler may still run for a transition of before the erasure. Its number must not be one of a later transition, which the
            // end of that call would pass over.
            LastTransitionNumber = erasedAt?.UtcTicks ?? 0,
        };
        return Of(key, 0, new CustomerDocument(new CustomerHistory(currency), kept), string.Empty, null);
    }

    /// <summary>Orders as rows, and the history made of a document and them, once it is asked for.</summary>
    private sealed class OrderRows(ImmutableArray<LedgerEntry> entries)
    {
        private CustomerHistory? _history;

        public static OrderRows None { get; } = new([]);

        public ImmutableArray<LedgerEntry> Entries => entries;

        public static OrderRows After(ImmutableArray<LedgerEntry> before, CustomerChange change)
        {
            var changed = change.ChangedOrders;
            if (changed.IsEmpty && change.RemovedOrders.IsEmpty) return new OrderRows(before);
            var ids = changed.Select(entry => entry.InForce.OrderId).Concat(change.RemovedOrders).ToHashSet(StringComparer.Ordinal);
            return new OrderRows([.. before.Where(entry => !ids.Contains(entry.InForce.OrderId)), .. changed]);
        }

        public CustomerHistory HistoryOf(CustomerDocument document)
        {
            // None is common to many customers.
            return ReferenceEquals(this, None) ? Make(document) : _history ??= Make(document);
        }

        private CustomerHistory Make(CustomerDocument document) => CustomerHistory.FromSnapshot(
            document.History, OrderLedger.FromEntries(document.History.Currency, entries));
    }
}

/// <summary>A kept event, from which a customer can be replayed: a row of a store.</summary>
/// <param name="Number">The number of the row, from 1 in the order of recording, unique for the customer.</param>
/// <param name="Event">The event.</param>
/// <param name="Identity">The number of the identity that the event belongs to (<see cref="LinkedIdentity.Number"/>); 0 without links. A
/// negative number is that of the identity whose link has added the event: a stricter consent, which an unlink takes away.</param>
public readonly record struct KeptEvent(long Number, CustomerEvent Event, int Identity = 0);
