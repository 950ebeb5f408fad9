namespace LifecycleKit.Customers;

/// <summary>The change that one snapshot made to an <see cref="OrderLedger"/>.</summary>
/// <remarks><c>default</c> is no change.</remarks>
public readonly record struct OrderChange
{
    /// <summary>The result of applying the snapshot.</summary>
    public LedgerOutcome Outcome { get; init; }

    /// <summary>The order before the snapshot; null for a new order.</summary>
    public OrderSnapshot? Before
    {
        get => EntryBefore.InForce;
        init => EntryBefore = value is null ? default : new LedgerEntry(value);
    }

    /// <summary>
    /// The current order: the applied snapshot or, when it was not applied, in most cases the order before; null in <c>default</c>.
    /// </summary>
    /// <remarks>
    /// An order with snapshots with and without a version is the exception: a higher version that changed earlier can put the snapshot
    /// without a version in force.
    /// </remarks>
    public OrderSnapshot? After { get; init; }

    /// <summary>
    /// Whether the snapshot contradicts one that the ledger had: both have the same version (or, where not both have one, the same instant
    /// of change) and differ in content. The outcome says which one is in force.
    /// </summary>
    public bool IsConflict { get; init; }

    /// <summary>The entry of the ledger before the snapshot; <c>default</c> for a new order.</summary>
    internal LedgerEntry EntryBefore { get; init; }

    /// <summary>The triggers of the change; none unless the snapshot was applied.</summary>
    public EventTriggers Triggers
    {
        get
        {
            if (Outcome != LedgerOutcome.Applied || After is not { } after) return EventTriggers.None;

            var triggers = EventTriggers.None;
            var counted = Before is { IsCounted: true };
            if (after.IsCounted && !counted) triggers |= EventTriggers.OrderPlaced;
            if (IsPaid(after) && !(counted && IsPaid(Before!))) triggers |= EventTriggers.OrderPaid;
            if (IsRefundedMore(after, Before) || (IsActiveCredit(after) && !IsActiveCredit(Before)))
                triggers |= EventTriggers.OrderRefunded;
            if (after.Status == OrderStatus.Cancelled && Before?.Status != OrderStatus.Cancelled) triggers |= EventTriggers.OrderCancelled;
            if (triggers == EventTriggers.None && !after.HasContentOf(Before!)) triggers = EventTriggers.OrderAmended;
            return triggers;
        }
    }

    /// <summary>Returns the outcome, the triggers and whether the change is a conflict; culture-invariant.</summary>
    public override string ToString() => $"{Outcome}: {Triggers}{(IsConflict ? ", conflict" : string.Empty)}";

    private static bool IsPaid(OrderSnapshot order) => order.IsCounted && order.Status == OrderStatus.Paid;

    /// <summary>
    /// Both the refund as sent and the counted refund must rise, so that neither a cancellation nor its reversal is a refund.
    /// </summary>
    private static bool IsRefundedMore(OrderSnapshot after, OrderSnapshot? before) =>
        after.RefundedTotal > (before?.RefundedTotal ?? 0) && after.CountedRefund > (before?.CountedRefund ?? 0);

    private static bool IsActiveCredit(OrderSnapshot? order) => order is { IsCredit: true, Status: not OrderStatus.Cancelled };
}
