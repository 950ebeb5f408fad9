using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>All that a store keeps of one customer: the document and the rows beside it.</summary>
/// <remarks>Immutable plain data. A record made by one tracker works in every other one with the same configuration.</remarks>
[Mutable("makes its history of document and orders when first asked for it")]
public sealed partial class CustomerRecord
{
    internal const int CurrentFormat = 1;

    private CustomerHistory? _history;

    /// <summary>The customer.</summary>
    public required CustomerKey Key { get; init; }

    /// <summary>How often the record has been saved, from 1 on; a save succeeds only on the sequence that was loaded.</summary>
    public required long Sequence { get; init; }

    /// <summary>The document.</summary>
    public required CustomerDocument Document { get; init; }

    /// <summary>
    /// The version of lifecycles and models under which the customer was saved; another one than that in force makes the customer outdated.
    /// </summary>
    public required string Version { get; init; }

    /// <summary>When the customer next needs attention, in UTC; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The orders, by id.</summary>
    public ImmutableDictionary<string, LedgerEntry> Orders { get; init; } = NoOrders;

    /// <summary>The events that are kept, by the number of their row.</summary>
    public ImmutableList<KeptEvent> Events { get; init; } = [];

    /// <summary>When the ids of recent events were recorded.</summary>
    public ImmutableDictionary<EventKey, DateTimeOffset> SeenEvents { get; init; } = ImmutableDictionary<EventKey, DateTimeOffset>.Empty;

    internal static ImmutableDictionary<string, LedgerEntry> NoOrders { get; } = ImmutableDictionary.Create<string, LedgerEntry>(StringComparer.Ordinal);

    /// <summary>What is remembered of the customer, made of document and orders; never changed, only copied.</summary>
    internal CustomerHistory History
    {
        get => _history ??= CustomerHistory.FromSnapshot(Document.History, OrderLedger.FromEntries(Document.History.Currency, Orders.Values));
        init => _history = value;
    }

    /// <summary>This record after a change.</summary>
    internal CustomerRecord After(CustomerChange change)
    {
        var removed = change.RemovedEvents.ToHashSet();
        var seen = SeenEvents;
        if (change.ForgetSeenBefore is { } horizon && seen.Any(pair => pair.Value < horizon)) seen = seen.RemoveRange(seen.Where(pair => pair.Value < horizon).Select(pair => pair.Key));
        return new CustomerRecord
        {
            Key = Key,
            Sequence = Sequence + 1,
            Document = change.Document,
            Version = change.Version,
            DueAt = change.DueAt,
            Orders = Orders.SetItems(change.ChangedOrders.Select(entry => KeyValuePair.Create(entry.InForce.OrderId, entry))),
            Events = (removed.Count == 0 ? Events : Events.RemoveAll(kept => removed.Contains(kept.Number))).AddRange(change.AddedEvents),
            SeenEvents = seen.SetItems(change.AddedSeen.Select(added => KeyValuePair.Create(added.Key, added.SeenAt))),
            _history = change.History,
        };
    }

    /// <summary>A customer without a saved record.</summary>
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
}
