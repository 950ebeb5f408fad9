namespace LifecycleKit.Import;

/// <summary>Turns a local time into an instant.</summary>
internal static class LocalTime
{
    private const long FirstLateHour = 23 * TimeSpan.TicksPerHour;
    private const long LastEarlyHour = 5 * TimeSpan.TicksPerHour;

    /// <summary>Returns the instant by the zone of the cell, or else by UTC or the zone of the shop.</summary>
    /// <param name="ticks">The local ticks, or the ticks since 1970 of an epoch.</param>
    /// <param name="parts">The parts of the cell.</param>
    /// <param name="isUtc">Whether cells without a zone are in UTC.</param>
    /// <param name="shop">The time zone of the shop.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="change">The relation to a change of the clock.</param>
    public static InstantFault ToInstant(
        long ticks, in InstantParts parts, bool isUtc, TimeZoneInfo shop, out DateTimeOffset instant, out ClockChange change)
    {
        change = ClockChange.None;
        instant = default;
        if (parts.Form is InstantForm.EpochSeconds or InstantForm.EpochMilliseconds)
        {
            instant = DateTimeOffset.UnixEpoch.AddTicks(ticks);
            return InstantFault.None;
        }

        switch (parts.Zone.Kind)
        {
            case ZoneKind.Offset:
                instant = AtOffset(ticks, parts.Zone.Minutes * TimeSpan.TicksPerMinute);
                return InstantFault.None;
            case ZoneKind.Region:
                if (!TimeZoneInfo.TryFindSystemTimeZoneById(parts.Zone.Name!, out var region)) return InstantFault.Zone;
                instant = InZone(ticks, parts.HasTime, region, out change);
                return InstantFault.None;
            case ZoneKind.Shared:
                var offset = shop.GetUtcOffset(new DateTime(ticks)).Ticks;
                var minutes = (int)(offset / TimeSpan.TicksPerMinute);
                if (!ZoneAbbreviations.CanHave(parts.Zone.Name!, minutes)) return InstantFault.AmbiguousZone;
                instant = AtOffset(ticks, offset);
                return InstantFault.None;
            default:
                instant = isUtc ? AtOffset(ticks, 0) : InZone(ticks, parts.HasTime, shop, out change);
                return InstantFault.None;
        }
    }

    private static DateTimeOffset AtOffset(long ticks, long offset) => new(ticks - offset, TimeSpan.Zero);

    private static DateTimeOffset InZone(long ticks, bool hasTime, TimeZoneInfo zone, out ClockChange change)
    {
        change = ClockChange.None;
        if (ReferenceEquals(zone, TimeZoneInfo.Utc)) return AtOffset(ticks, 0);
        var local = new DateTime(ticks);
        var timeOfDay = ticks % TimeSpan.TicksPerDay;
        // Clocks change at night; only there is the look-up of both offsets worth its time.
        if (hasTime && (timeOfDay < LastEarlyHour || timeOfDay >= FirstLateHour))
        {
            if (zone.IsInvalidTime(local)) change = ClockChange.Skipped;
            else if (zone.IsAmbiguousTime(local)) change = ClockChange.Repeated;
        }

        return AtOffset(ticks, zone.GetUtcOffset(local).Ticks);
    }
}
