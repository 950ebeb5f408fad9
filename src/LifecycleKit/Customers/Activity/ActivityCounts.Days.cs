namespace LifecycleKit.Customers;

internal partial struct ActivityCounts
{
    /// <summary>Returns the number of events on the calendar day of an instant and on the days before it.</summary>
    /// <param name="kinds">The kinds of events.</param>
    /// <param name="days">The number of days, that of the instant included; from 1 to <see cref="MaxDays"/>.</param>
    /// <param name="now">The instant, in UTC ticks.</param>
    /// <param name="zone">The zone of the days.</param>
    public readonly long CountDays(ActivityKinds kinds, int days, long now, TimeZoneInfo zone)
    {
        var today = CalendarDays.DayNumber(now, zone);
        return Sum(kinds, StartOf(today - days + 1, zone), EndOf(today, now, zone));
    }

    /// <summary>Returns the number of events in quarters after that of an instant.</summary>
    public readonly long CountAfter(ActivityKinds kinds, long ticks) => Sum(kinds, FirstFrom(QuarterOf(ticks) + 1), _count);

    /// <summary>
    /// Returns the first midnight after <paramref name="now"/> at which <see cref="CountDays"/> compares differently with one of the
    /// operands, in UTC ticks; <see cref="long.MaxValue"/> for never.
    /// </summary>
    /// <remarks>Linear in the entries that enter or leave the window until then.</remarks>
    public readonly long NextCrossing(ActivityKinds kinds, int days, long now, TimeZoneInfo zone, ReadOnlySpan<decimal> operands)
    {
        if (operands.IsEmpty || IsEmpty) return long.MaxValue;
        var today = CalendarDays.DayNumber(now, zone);
        var (start, end) = (StartOf(today - days + 1, zone), EndOf(today, now, zone));
        var count = Sum(kinds, start, end);
        var band = new ValueBand(count, operands);
        return end == _count
            ? NextFall(kinds, days, zone, start, count, band) : NextChange(kinds, days, zone, (start, end), count, band);
    }

    /// <summary>Returns when a count that only falls leaves a band. No calendar is asked before the entry that decides.</summary>
    private readonly long NextFall(ActivityKinds kinds, int days, TimeZoneInfo zone, int start, long count, in ValueBand band)
    {
        if (band.FallsOut(out var below) is not { } isAny) return long.MaxValue;
        var fall = isAny ? 1 : count - (long)decimal.Floor(below);
        for (var i = start; i < _count; i++)
        {
            if (kinds.Include(Entries[i].Kind) && (fall -= Entries[i].Count) <= 0)
                return CalendarDays.StartOfDay(DayOf(i, zone) + days, zone);
        }

        return long.MaxValue;
    }

    /// <summary>Moves the window from day to day of its changes until the count is outside its band.</summary>
    private readonly long NextChange(
        ActivityKinds kinds, int days, TimeZoneInfo zone, (int Start, int End) window, long count, in ValueBand band)
    {
        var (start, end) = window;
        while (start < _count)
        {
            var day = DayOf(start, zone) + days;
            if (end < _count) day = Math.Min(day, DayOf(end, zone));
            for (; end < _count && DayOf(end, zone) <= day; end++) count += CountOf(kinds, end);
            for (; start < end && DayOf(start, zone) + days <= day; start++) count -= CountOf(kinds, start);
            if (!band.Contains(count)) return CalendarDays.StartOfDay(day, zone);
        }

        return long.MaxValue;
    }

    private readonly long CountOf(ActivityKinds kinds, int index) => kinds.Include(Entries[index].Kind) ? Entries[index].Count : 0;

    private readonly int DayOf(int index, TimeZoneInfo zone) =>
        CalendarDays.DayNumber(Entries[index].Quarter * QuarterCount.QuarterTicks, zone);

    private readonly long Sum(ActivityKinds kinds, int start, int end)
    {
        var sum = 0L;
        if (start >= end) return sum;
        foreach (ref readonly var entry in Entries[start..end])
        {
            if (kinds.Include(entry.Kind)) sum += entry.Count;
        }

        return sum;
    }

    /// <summary>The index of the first entry on a day or later, within the horizon.</summary>
    private readonly int StartOf(int day, TimeZoneInfo zone)
    {
        var ticks = CalendarDays.StartOfDay(day, zone);
        return ticks == long.MaxValue
            ? _count : FirstFrom(QuarterOf(ticks) + (ticks % QuarterCount.QuarterTicks == 0 ? 0 : 1));
    }

    /// <summary>The index after the last entry on a day.</summary>
    private readonly int EndOf(int today, long now, TimeZoneInfo zone) =>
        LatestQuarter <= QuarterOf(now) ? _count : StartOf(today + 1, zone);

    /// <summary>The index of the first entry in a quarter or later, within the horizon.</summary>
    private readonly int FirstFrom(int quarter) => LowerBound.Find(
        Entries, Math.Max(quarter, OldestQuarter), static (entry, first) => entry.Quarter < first);
}
