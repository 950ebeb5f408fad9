namespace LifecycleKit.Conditions;

/// <summary>Returns when the number of a custom field may next pass one of some thresholds if no event of the customer arrives.</summary>
/// <param name="facts">The customer at an instant; valid for the duration of the call.</param>
/// <param name="thresholds">
/// The numbers that a condition compares the value with; empty when only the appearance or disappearance of the value matters.
/// </param>
/// <returns>
/// An instant later than <see cref="Facts.AsOf"/> before which the value neither appears nor disappears, and stays on the same side of each
/// threshold (above, equal or below). Null when that never changes, or not before the year 10000, where date arithmetic throws.
/// </returns>
public delegate DateTimeOffset? FieldCrossing(in Facts facts, ReadOnlySpan<decimal> thresholds);
