namespace LifecycleKit.Customers;

/// <summary>The difference that one snapshot made to the ledger.</summary>
/// <remarks><c>default</c> is no change. Immutable and safe to share between threads.</remarks>
public readonly record struct OrderChange
{
    internal OrderChange(LedgerOutcome outcome, in LedgerEntry before, OrderSnapshot after, bool isConflict)
    {
        (Outcome, IsConflict) = (outcome, isConflict);
        (EntryBefore, After) = (before, after);
    }

    /// <summary>What the ledger did.</summary>
    public LedgerOutcome Outcome { get; }

    /// <summary>How the order stood; null when it is new.</summary>
    public OrderSnapshot? Before => EntryBefore.InForce;

    /// <summary>
    /// The order as it is now: the snapshot that came in when it was applied, and otherwise, with few exceptions, what stood before; null
    /// in <c>default</c>.
    /// </summary>
    /// <remarks>
    /// The exception is an order that mixes snapshots with and without a version: a higher version that changed earlier can leave the
    /// snapshot without a version in force.
    /// </remarks>
    public OrderSnapshot? After { get; }

    /// <summary>
    /// Whether the snapshot claims to be as new as one that the ledger had, of the same version, or of the same instant of change where not
    /// both have a version, and differs from it: the shop contradicts itself. The outcome says which one is in force.
    /// </summary>
    public bool IsConflict { get; }

    /// <summary>What the ledger had of the order; <c>default</c> when it is new.</summary>
    internal LedgerEntry EntryBefore { get; }

    /// <summary>What the difference amounts to, as rules see it; none unless applied.</summary>
    public EventTriggers Triggers
    {
        get
        {
            if (Outcome != LedgerOutcome.Applied || After is not { } after) return EventTriggers.None;

            var triggers = EventTriggers.None;
            var counted = Before is { IsCounted: true };
            if (after.IsCounted && !counted) triggers |= EventTriggers.OrderPlaced;
            if (IsPaid(after) && !(counted && IsPaid(Before!))) triggers |= EventTriggers.OrderPaid;
            if (IsRefundedMore(after, Before) || (IsStandingCredit(after) && !IsStandingCredit(Before))) triggers |= EventTriggers.OrderRefunded;
            if (after.Status == OrderStatus.Cancelled && Before?.Status != OrderStatus.Cancelled) triggers |= EventTriggers.OrderCancelled;
            if (triggers == EventTriggers.None && !after.HasContentOf(Before!)) triggers = EventTriggers.OrderAmended;
            return triggers;
        }
    }

    /// <summary>The outcome, what the change amounts to and whether it is a conflict; culture-invariant.</summary>
    public override string ToString() => $"{Outcome}: {Triggers}{(IsConflict ? ", conflict" : string.Empty)}";

    private static bool IsPaid(OrderSnapshot order) => order.IsCounted && order.Status == OrderStatus.Paid;

    /// <summary>Both what was sent and what is counted of it must rise: then neither a cancellation nor its end is a refund.</summary>
    private static bool IsRefundedMore(OrderSnapshot after, OrderSnapshot? before) =>
        after.RefundedTotal > (before?.RefundedTotal ?? 0) && after.CountedRefund > (before?.CountedRefund ?? 0);

    private static bool IsStandingCredit(OrderSnapshot? order) => order is { IsCredit: true, Status: not OrderStatus.Cancelled };
}
