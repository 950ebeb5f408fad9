namespace LifecycleKit.Import;

/// <summary>How a column writes dates and instants.</summary>
/// <param name="Order">The order of day, month and year; null where the form has none, such as seconds since 1970.</param>
/// <param name="IsUtc">Whether instants without an offset are in UTC, and not in the time zone of the shop.</param>
public sealed record InstantNotation(DateOrder? Order, bool IsUtc);
