namespace LifecycleKit.Customers;

/// <summary>The difference that one snapshot made to the ledger.</summary>
/// <remarks><c>default</c> is no change. Immutable and safe to share between threads.</remarks>
public readonly record struct OrderChange
{
    internal OrderChange(LedgerOutcome outcome, OrderSnapshot? before, OrderSnapshot after, bool isConflict) =>
        (Outcome, Before, After, IsConflict) = (outcome, before, after, isConflict);

    /// <summary>What the ledger did.</summary>
    public LedgerOutcome Outcome { get; }

    /// <summary>How the order stood; null when it is new.</summary>
    public OrderSnapshot? Before { get; }

    /// <summary>The snapshot that came in; null in <c>default</c>.</summary>
    public OrderSnapshot? After { get; }

    /// <summary>
    /// Whether two snapshots of one version differ: the shop contradicts itself. The later <see cref="OrderSnapshot.ChangedAt"/> wins;
    /// at a tie the one that is cancelled or refunded more.
    /// </summary>
    public bool IsConflict { get; }

    /// <summary>What the difference amounts to, as rules see it; none unless applied.</summary>
    public EventTriggers Triggers
    {
        get
        {
            if (Outcome != LedgerOutcome.Applied || After is not { } after) return EventTriggers.None;

            var triggers = EventTriggers.None;
            var counted = Before is { Counts: true };
            if (after.Counts && !counted) triggers |= EventTriggers.OrderPlaced;
            if (IsPaid(after) && !(counted && IsPaid(Before!))) triggers |= EventTriggers.OrderPaid;
            if (after.RefundedTotal > (Before?.RefundedTotal ?? 0) || (IsStandingCredit(after) && !IsStandingCredit(Before)))
                triggers |= EventTriggers.OrderRefunded;
            if (after.Status == OrderStatus.Cancelled && Before?.Status != OrderStatus.Cancelled) triggers |= EventTriggers.OrderCancelled;
            if (triggers == EventTriggers.None && !after.HasContentOf(Before!)) triggers = EventTriggers.OrderAmended;
            return triggers;
        }
    }

    private static bool IsPaid(OrderSnapshot order) => order.Counts && order.Status == OrderStatus.Paid;

    private static bool IsStandingCredit(OrderSnapshot? order) => order is { IsCredit: true, Status: not OrderStatus.Cancelled };
}
