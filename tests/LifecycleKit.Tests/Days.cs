namespace LifecycleKit.Tests;

/// <summary>Instants of tests, as days since a fixed Monday, and the zones with unusual days.</summary>
internal static class Days
{
    private static readonly string[] ZoneIds =
        ["UTC", "Europe/Vienna", "America/Sao_Paulo", "Asia/Beirut", "America/St_Johns", "Australia/Lord_Howe"];

    public static DateTimeOffset Start { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>UTC, and zones that change their clocks at midnight, a minute after it, by half an hour, or as most do.</summary>
    public static IReadOnlyList<TimeZoneInfo> Zones { get; } = [.. ZoneIds.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    public static DateTimeOffset Day(double days) => Start.AddDays(days);
}
