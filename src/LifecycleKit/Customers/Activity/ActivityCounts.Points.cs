namespace LifecycleKit.Customers;

internal partial struct ActivityCounts
{
    /// <summary>
    /// Adds up points by calendar day: those of a day and of the days before it, the day itself first.
    /// </summary>
    /// <param name="points">The points of one event, by its kind; kinds beyond the end have none.</param>
    /// <param name="day">The day, as <see cref="CalendarDays"/> numbers it.</param>
    /// <param name="zone">The zone of the days.</param>
    /// <param name="byDay">Receives the points, at most those of <see cref="MaxDays"/> days; earlier days are left out.</param>
    /// <returns>The first later day with points; <see cref="int.MaxValue"/> for none.</returns>
    public readonly int AddPoints(ReadOnlySpan<long> points, int day, TimeZoneInfo zone, Span<long> byDay)
    {
        byDay.Clear();
        var (current, end) = (0, 0L);
        for (var i = StartOf(day - byDay.Length + 1, zone); i < _count; i++)
        {
            ref readonly var entry = ref Entries[i];
            if (entry.Kind >= points.Length || points[entry.Kind] == 0) continue;
            var ticks = entry.Quarter * QuarterCount.QuarterTicks;
            if (ticks >= end)
            {
                current = CalendarDays.DayNumber(ticks, zone);
                end = CalendarDays.StartOfDay(current + 1, zone);
            }

            if (current > day) return current;
            byDay[day - current] += points[entry.Kind] * entry.Count;
        }

        return int.MaxValue;
    }
}
