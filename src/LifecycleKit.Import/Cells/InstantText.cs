namespace LifecycleKit.Import;

internal static class InstantText
{
    public static bool TryParse(ReadOnlySpan<char> date, ReadOnlySpan<char> time, ReadOnlySpan<char> zone, CellKind kind,
        InstantNotation notation, TimeZoneInfo shop, out DateTimeOffset instant, out string reason) =>
        TryParse(date, time, zone, kind, notation, shop, out instant, out _, out reason);
    public static bool TryParse(ReadOnlySpan<char> date, ReadOnlySpan<char> time, ReadOnlySpan<char> zone, CellKind kind,
        InstantNotation notation, TimeZoneInfo shop, out DateTimeOffset instant, out ClockChange change, out string reason) => throw new NotImplementedException();
    public static bool IsContradiction(ReadOnlySpan<char> date, CellKind kind, InstantNotation notation) => throw new NotImplementedException();
}
