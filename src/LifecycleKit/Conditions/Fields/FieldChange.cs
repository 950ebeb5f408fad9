namespace LifecycleKit.Conditions;

/// <summary>Returns when a custom field may next change if no event of the customer arrives.</summary>
/// <param name="facts">The customer at an instant; valid for the duration of the call.</param>
/// <returns>
/// An instant later than <see cref="Facts.AsOf"/> before which the value does not change; the value may or may not change at that instant.
/// Null when the value never changes, or not before the year 10000, where date arithmetic throws.
/// </returns>
public delegate DateTimeOffset? FieldChange(in Facts facts);
