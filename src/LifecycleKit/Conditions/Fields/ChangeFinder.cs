namespace LifecycleKit.Conditions;

/// <summary>Returns the first instant after the facts' own at which a value may change, in UTC ticks; <see cref="long.MaxValue"/> for never.</summary>
internal delegate long ChangeFinder(in Facts facts);
