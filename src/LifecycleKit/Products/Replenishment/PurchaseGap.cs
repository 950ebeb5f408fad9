namespace LifecycleKit.Products;

/// <summary>The one meaning of an interval between purchases: days of 24 hours, rounded to whole ones.</summary>
/// <remarks>
/// An instant less than half a day after the one before belongs to that purchase: it would be an interval of 0 days. So each interval is at
/// least 1, and needs no time zone.
/// </remarks>
internal static class PurchaseGap
{
    private const long HalfDay = TimeSpan.TicksPerDay / 2;

    /// <summary>Whether an instant begins a new purchase after one that began at <paramref name="last"/>.</summary>
    public static bool IsNew(long last, long instant) => instant - last >= HalfDay;

    /// <summary>The whole days between two instants, rounded half up.</summary>
    public static int Days(long from, long to) => (int)((to - from + HalfDay) / TimeSpan.TicksPerDay);

    /// <summary>
    /// The whole days that an interval is known to exceed when it is still open: one that ends at once would be rounded to a day more.
    /// </summary>
    public static int OpenDays(long from, long asOf) => Math.Max(0, Days(from, asOf) - 1);

    /// <summary>Writes the intervals between instants, which ascend, and returns their number, less than that of the instants.</summary>
    /// <param name="instants">The instants in UTC ticks; those from <paramref name="asOf"/> on are ignored.</param>
    /// <param name="asOf">The end of the time, exclusive, in UTC ticks.</param>
    /// <param name="days">The target, as long as the instants.</param>
    /// <param name="last">The start of the last purchase; <see cref="long.MinValue"/> when there is none.</param>
    public static int Read(ReadOnlySpan<long> instants, long asOf, Span<int> days, out long last)
    {
        last = long.MinValue;
        var count = 0;
        foreach (var instant in instants)
        {
            if (instant >= asOf) break;
            if (last == long.MinValue) last = instant;
            if (!IsNew(last, instant)) continue;
            days[count++] = Days(last, instant);
            last = instant;
        }

        return count;
    }
}
