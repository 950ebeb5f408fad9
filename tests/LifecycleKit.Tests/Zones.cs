namespace LifecycleKit.Tests;

/// <summary>Time zones by their IANA name; a machine without time zone data fails with a message that says so.</summary>
internal static class Zones
{
    /// <summary>Zones whose clocks change at midnight, over midnight, by half an hour, by a whole day, or never.</summary>
    public static IReadOnlyList<string> Varied { get; } =
    [
        "UTC", "America/Sao_Paulo", "America/St_Johns", "America/New_York", "America/Havana", "America/Asuncion", "America/Santiago",
        "Europe/Berlin", "Europe/London", "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Asia/Tehran", "Asia/Gaza",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Pyongyang", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Chatham",
        "Pacific/Guam", "Antarctica/Troll",
    ];

    public static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? zone
        : throw new InvalidOperationException($"This machine has no time zone data for {id}; install the package tzdata or the ICU data.");
}
