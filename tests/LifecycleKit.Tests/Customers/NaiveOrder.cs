using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>The refund policy in its plainest form, from the fields of an order alone.</summary>
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

    public static decimal Refund(OrderSnapshot order) =>
        order.Status == OrderStatus.Cancelled || IsCredit(order)
            ? 0 : order.RefundedTotal > order.GrossTotal ? order.GrossTotal : order.RefundedTotal;

    /// <summary>The order after all its snapshots: the one changed later of the newest with a version and the newest without.</summary>
    public static OrderSnapshot Latest(IEnumerable<OrderSnapshot> snapshots) => Newest(snapshots).Last();

    /// <summary>The snapshot kept aside; null when all snapshots have a version, or none has.</summary>
    public static OrderSnapshot? Aside(IEnumerable<OrderSnapshot> snapshots) => Newest(snapshots).SkipLast(1).LastOrDefault();

    private static OrderSnapshot[] Newest(IEnumerable<OrderSnapshot> snapshots)
    {
        var all = snapshots.ToArray();
        OrderSnapshot[] newest =
        [
            .. InOrder(all.Where(x => x.Version is null)).TakeLast(1),
            .. InOrder(
                all.Where(x => x.Version is not null).OrderBy(x => x.Version).GroupBy(x => x.Version).LastOrDefault()
                    ?? Enumerable.Empty<OrderSnapshot>()).TakeLast(1),
        ];
        return [.. InOrder(newest)];
    }

    /// <summary>Sorts by the instant of change; of equally late ones the most cautious is last.</summary>
    private static IEnumerable<OrderSnapshot> InOrder(IEnumerable<OrderSnapshot> snapshots) => snapshots
        .OrderBy(x => x.ChangedAt)
        .ThenBy(x => Array.IndexOf([OrderStatus.Placed, OrderStatus.Paid, OrderStatus.Cancelled], x.Status))
        .ThenBy(x => x.RefundedTotal).ThenByDescending(x => x.GrossTotal)
        .ThenBy(x => x.PlacedAt).ThenBy(x => x.Discount).ThenByDescending(x => x.Margin)
        .ThenBy(x => x.Category, StringComparer.Ordinal).ThenBy(x => x.Currency, StringComparer.Ordinal)
        .ThenBy(x => x.ReturnedAt).ThenBy(x => x.DeliveredAt).ThenBy(x => x.ShippedAt).ThenBy(x => x.SalesChannel, StringComparer.Ordinal)
        .ThenBy(x => x.Lines, Comparer<IReadOnlyList<OrderLine>>.Create(CompareLines));

    private static int CompareLines(IReadOnlyList<OrderLine>? left, IReadOnlyList<OrderLine>? right)
    {
        foreach (var (one, other) in left!.Zip(right!))
        {
            int[] orders =
            [
                string.CompareOrdinal(one.Product, other.Product), string.CompareOrdinal(one.Category, other.Category),
                one.Quantity.CompareTo(other.Quantity), one.NetAmount.CompareTo(other.NetAmount),
            ];
            if (Array.Find(orders, order => order != 0) is not 0 and var first) return first;
        }

        return left!.Count.CompareTo(right!.Count);
    }

    /// <summary>The triggers between two states of an order; before is null for a new order.</summary>
    public static EventTriggers Triggers(OrderSnapshot? before, OrderSnapshot after)
    {
        if (before == after) return EventTriggers.None;
        var counted = before is not null && Counts(before);
        var wasPaid = counted && before!.Status == OrderStatus.Paid;
        var wasCredit = before is not null && IsCredit(before) && before.Status != OrderStatus.Cancelled;
        var triggers = EventTriggers.None;
        if (Counts(after) && !counted) triggers |= EventTriggers.OrderPlaced;
        if (Counts(after) && after.Status == OrderStatus.Paid && !wasPaid) triggers |= EventTriggers.OrderPaid;
        if (after.RefundedTotal > (before?.RefundedTotal ?? 0) && Refund(after) > (before is null ? 0 : Refund(before)))
            triggers |= EventTriggers.OrderRefunded;
        if (IsCredit(after) && after.Status != OrderStatus.Cancelled && !wasCredit) triggers |= EventTriggers.OrderRefunded;
        if (after.Status == OrderStatus.Cancelled && before?.Status != OrderStatus.Cancelled) triggers |= EventTriggers.OrderCancelled;
        if (triggers != EventTriggers.None) return triggers;
        return before is not null && IsSame(before, after) ? EventTriggers.None : EventTriggers.OrderAmended;
    }

    /// <summary>Whether two snapshots are equally new and differ.</summary>
    public static bool IsConflict(OrderSnapshot left, OrderSnapshot right)
    {
        var haveVersions = left.Version is not null && right.Version is not null;
        return (haveVersions ? left.Version == right.Version : left.ChangedAt == right.ChangedAt) && !IsSame(left, right);
    }

    /// <summary>Whether two snapshots have the same content, regardless of version and instant of change.</summary>
    public static bool IsSame(OrderSnapshot left, OrderSnapshot right)
    {
        var instant = left.PlacedAt;
        return left with { ChangedAt = instant, Version = 1 } == right with { ChangedAt = instant, Version = 1 };
    }
}
