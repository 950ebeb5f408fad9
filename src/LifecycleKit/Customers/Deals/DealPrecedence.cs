namespace LifecycleKit.Customers;

/// <summary>Decides which of two snapshots of one deal is newer.</summary>
internal static class DealPrecedence
{
    /// <summary>Compares two snapshots: by the instant of change, then by content.</summary>
    public static int Compare(DealSnapshot left, DealSnapshot right)
    {
        var byInstant = left.ChangedAt.UtcTicks.CompareTo(right.ChangedAt.UtcTicks);
        return byInstant != 0 ? byInstant : CompareContent(left, right);
    }

    /// <summary>Returns whether two snapshots contradict each other: they are equally new and differ in content.</summary>
    public static bool IsConflict(DealSnapshot left, DealSnapshot right) =>
        left.ChangedAt.UtcTicks == right.ChangedAt.UtcTicks && CompareContent(left, right) != 0;

    /// <summary>
    /// Compares the content in a fixed order. The more cautious snapshot comes last and so wins a tie: lost, then won, then open, since
    /// nothing should treat the customer as the buyer of a lost deal, or press them for a decision that they made; then the later closing,
    /// the lower value with an unknown one as the lowest, the lower probability likewise, the later expected closing, and the stage, the
    /// opening and the reason that come last.
    /// </summary>
    public static int CompareContent(DealSnapshot left, DealSnapshot right)
    {
        Span<int> differences =
        [
            ((int)left.Outcome).CompareTo((int)right.Outcome),
            Nullable.Compare(left.ClosedAt, right.ClosedAt),
            Nullable.Compare(right.Value, left.Value),
            Nullable.Compare(right.Probability, left.Probability),
            Nullable.Compare(left.ExpectedCloseAt, right.ExpectedCloseAt),
            string.CompareOrdinal(left.Stage, right.Stage),
            left.OpenedAt.CompareTo(right.OpenedAt),
            string.CompareOrdinal(left.LostReason, right.LostReason),
        ];
        foreach (var difference in differences)
        {
            if (difference != 0) return difference;
        }

        return 0;
    }
}
