namespace LifecycleKit.Customers;

/// <summary>Which of two snapshots of one order is newer.</summary>
/// <remarks>
/// The pairwise rule, by version if both have one and else by the instant of change, is not transitive where snapshots with and without a
/// version mix. So each kind is compared within itself, and only the newest of each kind with the other. Static and thread-safe.
/// </remarks>
internal static class OrderPrecedence
{
    /// <summary>
    /// Of two snapshots that both have a version, or both have none: by version, then by the instant of change, then by content.
    /// </summary>
    public static int CompareAlike(OrderSnapshot left, OrderSnapshot right)
    {
        var byVersion = Nullable.Compare(left.Version, right.Version);
        return byVersion != 0 ? byVersion : CompareChange(left, right);
    }

    /// <summary>
    /// Of the newest snapshot with a version and the newest without one: by the instant of change, then by content, then the version.
    /// </summary>
    public static int CompareMixed(OrderSnapshot left, OrderSnapshot right)
    {
        var byChange = CompareChange(left, right);
        return byChange != 0 ? byChange : left.Version.HasValue.CompareTo(right.Version.HasValue);
    }

    /// <summary>Whether two snapshots claim to be equally new and yet differ: the shop contradicts itself.</summary>
    public static bool IsConflict(OrderSnapshot left, OrderSnapshot right)
    {
        var isOneMoment = left.Version is { } version && right.Version is { } other
            ? version == other
            : left.ChangedAt.UtcTicks == right.ChangedAt.UtcTicks;
        return isOneMoment && CompareContent(left, right) != 0;
    }

    /// <summary>
    /// The fixed order over content. The more cautious reading comes last and so wins a tie: further along, refunded more, worth less.
    /// </summary>
    public static int CompareContent(OrderSnapshot left, OrderSnapshot right)
    {
        Span<int> differences =
        [
            Caution(left.Status).CompareTo(Caution(right.Status)),
            left.RefundedTotal.CompareTo(right.RefundedTotal),
            right.GrossTotal.CompareTo(left.GrossTotal),
            left.PlacedAt.UtcTicks.CompareTo(right.PlacedAt.UtcTicks),
            left.Discount.CompareTo(right.Discount),
            Nullable.Compare(right.Margin, left.Margin),
            string.CompareOrdinal(left.Category, right.Category),
            string.CompareOrdinal(left.Currency, right.Currency),
        ];
        foreach (var difference in differences)
        {
            if (difference != 0) return difference;
        }

        return 0;
    }

    /// <summary>
    /// The rank of caution: a cancelled order before all, since no customer should be treated as a buyer for an order that is off; then a
    /// paid one, since no customer should be asked again for money that has come.
    /// </summary>
    private static int Caution(OrderStatus status) => status switch
    {
        OrderStatus.Cancelled => 2,
        OrderStatus.Paid => 1,
        _ => 0,
    };

    private static int CompareChange(OrderSnapshot left, OrderSnapshot right)
    {
        var byInstant = left.ChangedAt.UtcTicks.CompareTo(right.ChangedAt.UtcTicks);
        return byInstant != 0 ? byInstant : CompareContent(left, right);
    }
}
