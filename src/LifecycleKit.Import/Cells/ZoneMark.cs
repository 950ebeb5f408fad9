namespace LifecycleKit.Import;

/// <summary>What a cell says about the time zone.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Minutes">The offset in minutes.</param>
/// <param name="Name">The IANA id of a region, or the abbreviation that several zones have.</param>
internal readonly record struct ZoneMark(ZoneKind Kind, int Minutes = 0, string? Name = null);
