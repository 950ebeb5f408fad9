namespace LifecycleKit.Import;

/// <summary>How a column writes dates and instants.</summary>
/// <remarks>
/// Dates that begin with a year of four digits, and dates with the name of a month, need no order. Years of two digits are 2000 to 2099.
/// An offset or a zone in a cell goes before the zone column, that before <paramref name="IsUtc"/>, and that before the zone of the shop.
/// </remarks>
/// <param name="Order">The order of day, month and year in dates of three numbers. Null when no date of the column needs or shows it: then
/// only dates that are the same in every order can be read, and a later date that differs contradicts the notation.</param>
/// <param name="IsUtc">Whether instants without an offset are in UTC, and not in the time zone of the shop.</param>
/// <param name="Form">The form; text by default.</param>
public sealed record InstantNotation(DateOrder? Order, bool IsUtc, InstantForm Form = InstantForm.Text);
