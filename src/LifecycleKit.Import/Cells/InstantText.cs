namespace LifecycleKit.Import;

/// <summary>Reads instants in a decided notation.</summary>
/// <remarks>
/// A local time that the clock skips is read by the offset before the change, and one that the clock repeats as the later of the two
/// instants, in standard time, as <see cref="TimeZoneInfo.GetUtcOffset(DateTime)"/> does. Digits below 100 ns are cut off. 24:00 and
/// 23:59:60 are the start of the next day.
/// </remarks>
internal static class InstantText
{
    /// <summary>Reads an instant.</summary>
    /// <param name="date">The cell of the date, which may have a time and a zone.</param>
    /// <param name="time">The cell of the time; empty for none.</param>
    /// <param name="zone">The cell of the zone; empty for none.</param>
    /// <param name="kind">The type of the cell of the date.</param>
    /// <param name="notation">The notation of the column.</param>
    /// <param name="shop">The time zone of the shop.</param>
    /// <param name="instant">The instant, with offset 0.</param>
    /// <param name="reason">Why there is no instant, as a sentence that quotes the cell; empty when there is one.</param>
    public static bool TryParse(
        ReadOnlySpan<char> date, ReadOnlySpan<char> time, ReadOnlySpan<char> zone, CellKind kind, InstantNotation notation,
        TimeZoneInfo shop, out DateTimeOffset instant, out string reason) =>
        TryParse(date, time, zone, kind, notation, shop, out instant, out _, out reason);

    /// <summary>Reads an instant, and says whether its local time is one that the clock skips or repeats.</summary>
    /// <param name="date">The cell of the date, which may have a time and a zone.</param>
    /// <param name="time">The cell of the time; empty for none.</param>
    /// <param name="zone">The cell of the zone; empty for none.</param>
    /// <param name="kind">The type of the cell of the date.</param>
    /// <param name="notation">The notation of the column.</param>
    /// <param name="shop">The time zone of the shop.</param>
    /// <param name="instant">The instant, with offset 0.</param>
    /// <param name="change">The relation to a change of the clock between 23:00 and 05:00.</param>
    /// <param name="reason">Why there is no instant, as a sentence that quotes the cell; empty when there is one.</param>
    public static bool TryParse(
        ReadOnlySpan<char> date, ReadOnlySpan<char> time, ReadOnlySpan<char> zone, CellKind kind, InstantNotation notation,
        TimeZoneInfo shop, out DateTimeOffset instant, out ClockChange change, out string reason)
    {
        instant = default;
        change = ClockChange.None;
        var faulty = date;
        var fault = IsoScan.TryRead(date, out var parts) ? InstantFault.None : InstantScan.Read(date, out parts);
        if (fault == InstantFault.None && !time.IsEmpty)
        {
            fault = InstantCells.ReadTime(time, ref parts);
            if (fault is not (InstantFault.None or InstantFault.TwoTimes)) faulty = time;
        }

        if (fault == InstantFault.None && !zone.IsEmpty)
        {
            fault = InstantCells.ReadZone(zone, ref parts);
            if (fault != InstantFault.None) faulty = zone;
        }

        var local = 0L;
        if (fault == InstantFault.None) fault = ReadLocal(parts, kind, notation, out local);
        if (fault == InstantFault.None) fault = LocalTime.ToInstant(local, parts, notation.IsUtc, shop, out instant, out change);
        reason = fault == InstantFault.None ? string.Empty : InstantFaults.Describe(fault, faulty);
        return fault == InstantFault.None;
    }

    /// <summary>Whether a cell that cannot be read in the notation is an instant in another one: it contradicts the decision.</summary>
    /// <param name="date">The cell of the date.</param>
    /// <param name="kind">The type of the cell.</param>
    /// <param name="notation">The notation of the column.</param>
    public static bool IsContradiction(ReadOnlySpan<char> date, CellKind kind, InstantNotation notation) =>
        InstantScan.Read(date, out var parts) == InstantFault.None
        && ReadLocal(parts, kind, notation, out _) is InstantFault.Undecided or InstantFault.OtherOrder or InstantFault.OtherForm;

    /// <summary>Returns the local ticks of text and days, and the ticks since 1970 of seconds and milliseconds.</summary>
    private static InstantFault ReadLocal(in InstantParts parts, CellKind kind, InstantNotation notation, out long ticks)
    {
        ticks = parts.Ticks;
        if (kind == CellKind.Instant ? parts.Form != InstantForm.Text : parts.Form != notation.Form) return InstantFault.OtherForm;
        if (parts.Form == InstantForm.SerialDays) ticks += new DateTime(1899, 12, 30).Ticks;
        if (parts.Form != InstantForm.Text) return InstantFault.None;
        int day;
        InstantFault fault;
        if (notation.Order is { } order)
        {
            fault = DateOrders.Read(parts, order, out day);
            if (fault != InstantFault.None && parts.IsOrdered && IsReadable(parts)) fault = InstantFault.OtherOrder;
        }
        else
        {
            fault = DateOrders.ReadUndecided(parts, out day);
        }

        ticks += day * TimeSpan.TicksPerDay;
        return fault;
    }

    private static bool IsReadable(in InstantParts parts)
    {
        for (var order = 0; order < DateOrders.Count; order++)
        {
            if (DateOrders.Read(parts, (DateOrder)order, out _) == InstantFault.None) return true;
        }

        return false;
    }
}
