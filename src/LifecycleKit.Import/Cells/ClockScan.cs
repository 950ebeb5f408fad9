namespace LifecycleKit.Import;

/// <summary>Reads a time of day: 24 or 12 hours, with seconds and fractions of a second.</summary>
internal static class ClockScan
{
    /// <summary>Reads a time.</summary>
    /// <param name="cursor">The place at the first digit.</param>
    /// <param name="ticks">The time of day in 100 ns, up to 24:00; further digits of a fraction are cut off.</param>
    public static InstantFault Read(ref TextCursor cursor, out long ticks)
    {
        ticks = 0;
        var second = 0;
        var fraction = 0L;
        var digits = cursor.ReadDigits(out var hour);
        if (digits is not (1 or 2) || !(cursor.TrySkip(':') || cursor.TrySkip('h') || cursor.TrySkip('H'))) return InstantFault.Time;
        if (cursor.ReadDigits(out var minute) != 2) return InstantFault.Time;
        if (cursor.TrySkip(':'))
        {
            if (cursor.ReadDigits(out second) != 2) return InstantFault.Time;
            ReadFraction(ref cursor, out fraction);
        }

        if (TryReadMeridiem(ref cursor, out var isAfternoon) && !TryUse(isAfternoon, ref hour)) return InstantFault.Time;
        return Combine(hour, minute, second, fraction, out ticks);
    }

    /// <summary>Returns the ticks of hour, minute and second. 24:00 is the end of the day, and 23:59:60 too.</summary>
    /// <param name="hour">The hour.</param>
    /// <param name="minute">The minute.</param>
    /// <param name="second">The second.</param>
    /// <param name="fraction">The fraction of the second in ticks.</param>
    /// <param name="ticks">The time of day.</param>
    public static InstantFault Combine(int hour, int minute, int second, long fraction, out long ticks)
    {
        ticks = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fraction;
        var isEnd = (hour == 24 && ticks == TimeSpan.TicksPerDay) || (hour == 23 && minute == 59 && second == 60);
        if (isEnd) ticks = TimeSpan.TicksPerDay;
        return isEnd || (hour < 24 && minute < 60 && second < 60) ? InstantFault.None : InstantFault.Time;
    }

    private static void ReadFraction(ref TextCursor cursor, out long ticks)
    {
        ticks = 0;
        if (cursor.Next is not ('.' or ',')) return;
        var rest = cursor.Rest[1..];
        if (rest.IsEmpty || !char.IsAsciiDigit(rest[0])) return;
        cursor.Skip(1);
        var unit = TimeSpan.TicksPerSecond / 10;
        while (cursor.IsAtDigit)
        {
            ticks += unit * (cursor.Next - '0');
            unit /= 10;
            cursor.Skip(1);
        }
    }

    private static bool TryReadMeridiem(ref TextCursor cursor, out bool isAfternoon)
    {
        isAfternoon = false;
        var place = cursor;
        place.SkipBlanks();
        if (place.Next is not ('a' or 'A' or 'p' or 'P')) return false;
        isAfternoon = place.Next is 'p' or 'P';
        place.Skip(1);
        var hasPoint = place.TrySkip('.');
        if (hasPoint) place.SkipBlanks();
        if (!place.TrySkip('m') && !place.TrySkip('M')) return false;
        if (hasPoint) place.TrySkip('.');
        if (char.IsLetterOrDigit(place.Next)) return false;
        cursor = place;
        return true;
    }

    /// <summary>13:05 PM is 13:05, and 0:05 AM is 0:05; the others contradict themselves.</summary>
    private static bool TryUse(bool isAfternoon, ref int hour)
    {
        if (isAfternoon)
        {
            if (hour is >= 1 and <= 11) hour += 12;
            return hour is >= 12 and <= 23;
        }

        if (hour == 12) hour = 0;
        return hour < 12;
    }
}
