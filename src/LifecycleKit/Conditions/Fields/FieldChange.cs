namespace LifecycleKit.Conditions;

/// <summary>The host's answer to when a field of its own may next change while nothing happens to the customer.</summary>
/// <param name="facts">The customer at an instant, for the duration of the call.</param>
/// <returns>
/// An instant later than <see cref="Facts.AsOf"/> before which the value stays as it is, whether or not it changes then; null when it never
/// changes, or not before the year 10000: date arithmetic beyond throws.
/// </returns>
public delegate DateTimeOffset? FieldChange(in Facts facts);
