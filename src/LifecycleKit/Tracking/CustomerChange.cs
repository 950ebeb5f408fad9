using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>One save of one customer: the new document, and the rows that are added, changed or removed.</summary>
/// <remarks>Thread-safe: no member can be set.</remarks>
public sealed record CustomerChange
{
    // One event in the form of PackedEvents, or an array of events; null for none.
    private readonly object? _events;
    private readonly long _dueTicks;
    private readonly ChangedRows? _rows;

    /// <summary>The customer.</summary>
    public required CustomerKey Key { get; init; }

    /// <summary>
    /// The sequence that was loaded; 0 for a new customer. The save succeeds only on this sequence, and increases it by one.
    /// </summary>
    public required long ExpectedSequence { get; init; }

    /// <summary>The new document.</summary>
    public required CustomerDocument Document { get; init; }

    /// <summary>The version of lifecycles and models that applies to the customer after the save.</summary>
    public required string Version { get; init; }

    /// <summary>The instant at which the customer is next due for a sweep, in UTC; null for never.</summary>
    public DateTimeOffset? DueAt { get => KeptInstant.From(_dueTicks); init => _dueTicks = KeptInstant.Of(value); }

    /// <summary>The added and the changed orders.</summary>
    public ImmutableArray<LedgerEntry> ChangedOrders { get => Rows.ChangedOrders; init => _rows = Rows with { ChangedOrders = value }; }

    /// <summary>
    /// The ids of orders that the customer no longer has. Within one operation (<see cref="ICustomerStore.SaveTogetherAsync"/>) they are
    /// removed before orders are added, so that an order can move from one customer to another.
    /// </summary>
    public ImmutableArray<string> RemovedOrders { get => Rows.RemovedOrders; init => _rows = Rows with { RemovedOrders = value }; }

    /// <summary>The transitions to add, in the order of their numbers, which follow the highest number of the customer.</summary>
    public ImmutableArray<KeptTransition> AddedTransitions
    {
        get => Rows.AddedTransitions;
        init => _rows = Rows with { AddedTransitions = value };
    }

    /// <summary>The names of the handlers that are to receive the added transitions, except the muted ones.</summary>
    public ImmutableArray<string> Handlers { get => Rows.Handlers; init => _rows = Rows with { Handlers = value }; }

    /// <summary>The end of the lease of the deliveries that the save adds, in UTC; null for no lease.</summary>
    public DateTimeOffset? DeliveriesLeasedUntil
    {
        get => Rows.DeliveriesLeasedUntil;
        init => _rows = Rows with { DeliveriesLeasedUntil = value };
    }

    /// <summary>The number of consecutive failures of sweeps of the customer; 0 normally.</summary>
    public int FailureCount => Document.FailureCount;

    /// <summary>The message to count for its play and day; null for none. The save is refused when its budget is spent.</summary>
    public PlayUse? CountedPlay { get => Rows.CountedPlay; init => _rows = Rows with { CountedPlay = value }; }

    /// <summary>The events to add.</summary>
    public ImmutableArray<KeptEvent> AddedEvents
    {
        get => _events is byte[] packed ? PackedEvents.Read(packed, 1)
            : ImmutableCollectionsMarshal.AsImmutableArray(_events as KeptEvent[] ?? []);
        init => _events = ImmutableCollectionsMarshal.AsArray(value);
    }

    /// <summary>The row numbers of the events to remove.</summary>
    public ImmutableArray<long> RemovedEvents { get => Rows.RemovedEvents; init => _rows = Rows with { RemovedEvents = value }; }

    /// <summary>The ids of events to remember.</summary>
    public ImmutableArray<SeenEvent> AddedSeen { get => Rows.AddedSeen; init => _rows = Rows with { AddedSeen = value }; }

    /// <summary>
    /// The instant before which remembered ids of the whole shop are no longer needed, in UTC; null when the change does not say so. A
    /// store removes them at once or later.
    /// </summary>
    public DateTimeOffset? ForgetSeenBefore { get => Rows.ForgetSeenBefore; init => _rows = Rows with { ForgetSeenBefore = value }; }

    /// <summary>
    /// The number of the pending event that this change applies; null for none. The save removes it, and changes nothing when the event is
    /// no longer there.
    /// </summary>
    public long? AppliedPending { get => Rows.AppliedPending; init => _rows = Rows with { AppliedPending = value }; }

    /// <summary>
    /// The events that the save accepts to be applied later, in their order: of this customer or of others, also of other shops. They are
    /// accepted in the transaction of the save, as <see cref="ICustomerStore.AppendPendingAsync"/> accepts one.
    /// </summary>
    public ImmutableArray<ForwardedEvent> Forwarded { get => Rows.Forwarded; init => _rows = Rows with { Forwarded = value }; }

    /// <summary>
    /// The keyed hash of the customer in a first save; null otherwise. The save is a conflict when the shop has a tombstone of this key
    /// with a later instant than <see cref="CustomerDocument.ErasedAt"/> of the document: the customer was erased.
    /// </summary>
    public string? Tombstone { get => Rows.Tombstone; init => _rows = Rows with { Tombstone = value }; }

    /// <summary>Returns a digest of the customer, the expected sequence and the due instant; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Key}: change after {ExpectedSequence}, due {(DueAt is { } due ? due.ToString("O", null) : "never")}, {ChangedOrders.Length} order(s), {AddedEvents.Length} event(s)");

    /// <summary>Whether the history of the document has the orders after the change: a store in memory need not build them.</summary>
    internal bool IsOfOneHistory { get; init; }

    /// <summary>The rows, except events.</summary>
    internal ChangedRows Rows { get => _rows ?? ChangedRows.None; init => _rows = value; }

    /// <summary>One event to add, in the form of <see cref="PackedEvents"/>; null when <see cref="AddedEvents"/> has the events.</summary>
    internal byte[]? PackedEvent { get => _events as byte[]; init => _events = value; }
}

/// <summary>The rows of a <see cref="CustomerChange"/>, except events: a visit changes none of them.</summary>
internal sealed record ChangedRows
{
    public static ChangedRows None { get; } = new();

    public ImmutableArray<LedgerEntry> ChangedOrders { get; init; } = [];

    public ImmutableArray<string> RemovedOrders { get; init; } = [];

    public ImmutableArray<KeptTransition> AddedTransitions { get; init; } = [];

    public ImmutableArray<string> Handlers { get; init; } = [];

    public DateTimeOffset? DeliveriesLeasedUntil { get; init; }

    public PlayUse? CountedPlay { get; init; }

    public ImmutableArray<long> RemovedEvents { get; init; } = [];

    public ImmutableArray<SeenEvent> AddedSeen { get; init; } = [];

    public DateTimeOffset? ForgetSeenBefore { get; init; }

    public long? AppliedPending { get; init; }

    public ImmutableArray<ForwardedEvent> Forwarded { get; init; } = [];

    public string? Tombstone { get; init; }
}

/// <summary>The remembered id of a recorded event, to detect duplicates: a row of a store.</summary>
/// <param name="Key">The kind and the id, unique for the customer.</param>
/// <param name="SeenAt">The instant of recording, in UTC.</param>
public readonly record struct SeenEvent(EventKey Key, DateTimeOffset SeenAt)
{
    /// <summary>Returns kind, id and instant of recording; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key.Kind} #{Key.EventId}, seen at {SeenAt:O}");
}

/// <summary>An event that a save accepts to be applied later, to any customer of any shop of the store.</summary>
/// <param name="Customer">The customer that gets the event.</param>
/// <param name="Event">The event.</param>
public readonly record struct ForwardedEvent(CustomerKey Customer, CustomerEvent Event)
{
    /// <summary>Returns a digest of the customer, and the kind; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Event.Kind} for {Customer}");
}
