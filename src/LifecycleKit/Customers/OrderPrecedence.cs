namespace LifecycleKit.Customers;

/// <summary>Decides which of two snapshots of one order is newer.</summary>
/// <remarks>
/// The pairwise rule (by version if both have one, otherwise by the instant of change) is not transitive when some snapshots have a version
/// and some have none. So snapshots of one kind are compared with each other, and only the newest of each kind is compared with the other.
/// </remarks>
internal static class OrderPrecedence
{
    /// <summary>
    /// Compares two snapshots that both have a version, or both have none: by version, then by the instant of change, then by content.
    /// </summary>
    public static int CompareAlike(OrderSnapshot left, OrderSnapshot right)
    {
        var byVersion = Nullable.Compare(left.Version, right.Version);
        return byVersion != 0 ? byVersion : CompareChange(left, right);
    }

    /// <summary>
    /// Compares the newest snapshot with a version and the newest without one: by the instant of change, then by content, then by version.
    /// </summary>
    public static int CompareMixed(OrderSnapshot left, OrderSnapshot right)
    {
        var byChange = CompareChange(left, right);
        return byChange != 0 ? byChange : left.Version.HasValue.CompareTo(right.Version.HasValue);
    }

    /// <summary>Returns whether two snapshots contradict each other: they are equally new and differ in content.</summary>
    public static bool IsConflict(OrderSnapshot left, OrderSnapshot right)
    {
        var isOneMoment = left.Version is { } version && right.Version is { } other
            ? version == other
            : left.ChangedAt.UtcTicks == right.ChangedAt.UtcTicks;
        return isOneMoment && CompareContent(left, right) != 0;
    }

    /// <summary>
    /// Compares the content in a fixed order. The more cautious snapshot comes last and so wins a tie: further along, refunded more, lower
    /// total; returned, delivered, shipped.
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

        return OrderDetails.Compare(left.DetailsOrNull, right.DetailsOrNull);
    }

    /// <summary>
    /// The rank of caution. A cancelled order ranks highest, since nothing should treat the customer as its buyer; then a paid one, since
    /// nothing should ask the customer for the money again.
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
