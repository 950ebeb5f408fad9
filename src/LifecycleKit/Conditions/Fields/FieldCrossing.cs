namespace LifecycleKit.Conditions;

/// <summary>The host's answer to when a number of its own may next pass one of some thresholds while nothing happens to the customer.</summary>
/// <param name="facts">The customer at an instant, for the duration of the call.</param>
/// <param name="thresholds">
/// The numbers that a condition compares the value with; none when it is only asked when the value may appear or vanish.
/// </param>
/// <returns>
/// An instant later than <see cref="Facts.AsOf"/> before which the value neither appears nor vanishes, and stays above, equal to, or below each
/// threshold as it is; null when it stays so,
/// or does until the year 10000: date arithmetic beyond throws.
/// </returns>
public delegate DateTimeOffset? FieldCrossing(in Facts facts, ReadOnlySpan<decimal> thresholds);
