namespace LifecycleKit.Customers;

/// <summary>The number of events of one kind within a quarter of an hour.</summary>
/// <remarks>
/// Calendar days of a zone are made of quarters: since 1972 the days of every zone begin at a quarter of an hour in UTC, so that counts by
/// quarter give exact counts by calendar day in any zone, also after a change of the shop's zone. In a zone whose midnight is within a
/// quarter, that quarter belongs to the day on which it begins.
/// </remarks>
public readonly record struct QuarterCount
{
    internal const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;

    /// <summary>The begin of the quarter, in UTC; a whole multiple of 15 minutes.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The number of events; at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>Returns the count and the begin of the quarter, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} from {StartsAt:O}");

    internal int Quarter => (int)(StartsAt.UtcTicks / QuarterTicks);

    internal static QuarterCount Of(int quarter, int count) =>
        new() { StartsAt = new DateTimeOffset(quarter * QuarterTicks, TimeSpan.Zero), Count = count };
}
