using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>The refund policy in plain words, read from an order's fields alone.</summary>
internal static class NaiveOrder
{
    public static bool IsCredit(OrderSnapshot order) => order.GrossTotal < 0;

    public static bool Counts(OrderSnapshot order) =>
        order.Status != OrderStatus.Cancelled && !IsCredit(order) && !(order.GrossTotal > 0 && order.RefundedTotal >= order.GrossTotal);

    public static decimal Net(OrderSnapshot order)
    {
        if (order.Status == OrderStatus.Cancelled) return 0;
        if (IsCredit(order)) return order.GrossTotal;
        return order.RefundedTotal > order.GrossTotal ? 0 : order.GrossTotal - order.RefundedTotal;
    }

    /// <summary>How an order stands after all notices about it: the latest, and of equally late ones the most cautious.</summary>
    public static OrderSnapshot Latest(IEnumerable<OrderSnapshot> notices) => notices
        .OrderBy(x => x.Version).ThenBy(x => x.ChangedAt)
        .ThenBy(x => x.Status).ThenBy(x => x.RefundedTotal).ThenByDescending(x => x.GrossTotal)
        .ThenBy(x => x.PlacedAt).ThenBy(x => x.Discount).ThenByDescending(x => x.Margin)
        .ThenBy(x => x.Category, StringComparer.Ordinal).ThenBy(x => x.Currency, StringComparer.Ordinal)
        .Last();

    /// <summary>What happened to an order between two states of it; before is null for a new one.</summary>
    public static EventTriggers Triggers(OrderSnapshot? before, OrderSnapshot after)
    {
        if (before == after) return EventTriggers.None;
        var counted = before is not null && Counts(before);
        var wasPaid = counted && before!.Status == OrderStatus.Paid;
        var wasCredit = before is not null && IsCredit(before) && before.Status != OrderStatus.Cancelled;
        var triggers = EventTriggers.None;
        if (Counts(after) && !counted) triggers |= EventTriggers.OrderPlaced;
        if (Counts(after) && after.Status == OrderStatus.Paid && !wasPaid) triggers |= EventTriggers.OrderPaid;
        if (after.RefundedTotal > (before?.RefundedTotal ?? 0)) triggers |= EventTriggers.OrderRefunded;
        if (IsCredit(after) && after.Status != OrderStatus.Cancelled && !wasCredit) triggers |= EventTriggers.OrderRefunded;
        if (after.Status == OrderStatus.Cancelled && before?.Status != OrderStatus.Cancelled) triggers |= EventTriggers.OrderCancelled;
        if (triggers != EventTriggers.None) return triggers;
        return before is not null && IsSame(before, after) ? EventTriggers.None : EventTriggers.OrderAmended;
    }

    /// <summary>Whether two notices say the same, whatever their versions and instants of change.</summary>
    public static bool IsSame(OrderSnapshot left, OrderSnapshot right)
    {
        var instant = left.PlacedAt;
        return left with { ChangedAt = instant, Version = 1 } == right with { ChangedAt = instant, Version = 1 };
    }
}
