namespace LifecycleKit.Import;

/// <summary>Reads what follows a time: an offset, <c>Z</c>, an abbreviation, a region in brackets, and their combinations.</summary>
internal static class ZoneScan
{
    private const int MaxMinutes = 14 * 60;
    private const int MaxComment = 60;

    /// <summary>Reads the zone, if there is one.</summary>
    /// <param name="cursor">The place behind the time and its blanks.</param>
    /// <param name="zone">The zone; none when something else follows.</param>
    public static InstantFault Read(ref TextCursor cursor, out ZoneMark zone)
    {
        zone = default;
        if (cursor.IsAtEnd) return InstantFault.None;
        if (IsSign(cursor.Next))
        {
            if (!TryReadOffset(ref cursor, out zone)) return InstantFault.Zone;
        }
        else if (char.IsLetter(cursor.Next))
        {
            var fault = ReadName(ref cursor, out zone);
            if (fault != InstantFault.None) return fault;
        }

        cursor.SkipBlanks();
        return zone.Kind == ZoneKind.None && cursor.Next != '[' ? InstantFault.None : ReadComment(ref cursor, ref zone);
    }

    private static InstantFault ReadName(ref TextCursor cursor, out ZoneMark zone)
    {
        var text = cursor.Rest;
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetter(text[length]) || text[length] is '/' or '_')) length++;
        var name = text[..length];
        if (name.Contains('/'))
        {
            while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '/' or '_' or '-' or '+')) length++;
            cursor.Skip(length);
            return FindRegion(text[..length], out zone);
        }

        cursor.Skip(length);
        if (name is "Z" or "z")
        {
            zone = new ZoneMark(ZoneKind.Offset);
            return InstantFault.None;
        }

        if (!ZoneAbbreviations.TryFind(name, out zone)) return InstantFault.Zone;
        if (zone is not { Kind: ZoneKind.Offset, Minutes: 0 }) return InstantFault.None;
        var after = cursor;
        after.SkipBlanks();
        if (!IsSign(after.Next)) return InstantFault.None;
        cursor = after;
        return TryReadOffset(ref cursor, out zone) ? InstantFault.None : InstantFault.Zone;
    }

    /// <summary>Reads a name beside the offset, which has to fit, or a comment in parentheses.</summary>
    private static InstantFault ReadComment(ref TextCursor cursor, ref ZoneMark zone)
    {
        if (cursor.TrySkip('['))
        {
            var end = cursor.Rest.IndexOf(']');
            if (end <= 0) return InstantFault.Zone;
            var name = cursor.Rest[..end];
            cursor.Skip(end + 1);
            if (zone.Kind == ZoneKind.Offset) return InstantFault.None;
            return ZoneAbbreviations.TryFind(name, out zone) ? InstantFault.None : FindRegion(name, out zone);
        }

        if (cursor.Next == '(')
        {
            var end = cursor.Rest.IndexOf(')');
            if (end is < 0 or > MaxComment || cursor.Rest[..end].IndexOfAnyInRange('0', '9') >= 0) return InstantFault.TextAfter;
            cursor.Skip(end + 1);
            return InstantFault.None;
        }

        if (!char.IsAsciiLetter(cursor.Next)) return InstantFault.None;
        if (!ZoneAbbreviations.TryFind(cursor.ReadLetters(), out var second)) return InstantFault.Zone;
        var fits = second.Kind == ZoneKind.Shared
            ? ZoneAbbreviations.CanHave(second.Name!, zone.Minutes) : second.Minutes == zone.Minutes;
        return zone.Kind == ZoneKind.Offset && fits ? InstantFault.None : InstantFault.Zone;
    }

    private static bool TryReadOffset(ref TextCursor cursor, out ZoneMark zone)
    {
        var isNegative = cursor.Next != '+';
        cursor.Skip(1);
        var digits = cursor.ReadDigits(out var hours);
        var minutes = 0;
        if (digits == 4)
        {
            minutes = hours % 100;
            hours /= 100;
        }
        else if (digits is 1 or 2 && cursor.TrySkip(':') && cursor.ReadDigits(out minutes) != 2)
        {
            digits = 0;
        }

        zone = default;
        if (digits is not (1 or 2 or 4) || minutes >= 60) return false;
        var total = (hours * 60) + minutes;
        zone = new ZoneMark(ZoneKind.Offset, isNegative ? -total : total);
        return total <= MaxMinutes;
    }

    /// <summary>An id is looked up only when it has the form of one: it becomes the name of a file.</summary>
    private static InstantFault FindRegion(ReadOnlySpan<char> name, out ZoneMark zone)
    {
        zone = default;
        // The zones of "right" count leap seconds, which instants do not.
        if (name.Length is < 3 or > 40 || !char.IsAsciiLetter(name[0]) || name.StartsWith("right/")) return InstantFault.Zone;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+')) return InstantFault.Zone;
        }

        var id = name.ToString();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)) return InstantFault.Zone;
        zone = new ZoneMark(ZoneKind.Region, 0, id);
        return InstantFault.None;
    }

    private static bool IsSign(char c) => c is '+' or '-' or '−';
}
