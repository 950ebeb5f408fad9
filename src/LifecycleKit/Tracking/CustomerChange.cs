using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>What one save writes of one customer: the new document, and the rows that are new, changed or gone.</summary>
/// <remarks>Nothing in it can be set. Safe for use by many threads.</remarks>
[Mutable("carries a document, which captures its history when first asked for it")]
public sealed record CustomerChange
{
    /// <summary>The customer.</summary>
    public required CustomerKey Key { get; init; }

    /// <summary>The sequence that was loaded; 0 for a customer who is new. The save succeeds only on it, and makes it one higher.</summary>
    public required long ExpectedSequence { get; init; }

    /// <summary>The new document.</summary>
    public required CustomerDocument Document { get; init; }

    /// <summary>The version of lifecycles and models under which the customer is now.</summary>
    public required string Version { get; init; }

    /// <summary>When the customer next needs attention, in UTC; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The orders that are new or have changed.</summary>
    public ImmutableArray<LedgerEntry> ChangedOrders { get; init; } = [];

    /// <summary>The events to keep.</summary>
    public ImmutableArray<KeptEvent> AddedEvents { get; init; } = [];

    /// <summary>The numbers of the rows of events that are no longer kept.</summary>
    public ImmutableArray<long> RemovedEvents { get; init; } = [];

    /// <summary>The ids of events to remember.</summary>
    public ImmutableArray<SeenEvent> AddedSeen { get; init; } = [];

    /// <summary>Ids that were recorded before this instant are forgotten; null to forget none.</summary>
    public DateTimeOffset? ForgetSeenBefore { get; init; }

    /// <summary>The customer, the change that it follows and when the next is due; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Key}: change after {ExpectedSequence}, due {(DueAt is { } due ? due.ToString("O", null) : "never")}, {ChangedOrders.Length} order(s), {AddedEvents.Length} event(s)");

    /// <summary>The history that the document and the orders say; spares a store in memory to make it again.</summary>
    internal CustomerHistory? History { get; init; }
}
