namespace LifecycleKit.Conditions;

/// <summary>A predicate of the host on a customer. It must be thread-safe and must not depend on <see cref="Facts.AsOf"/>.</summary>
/// <param name="facts">The customer; valid for the duration of the call.</param>
public delegate bool FactPredicate(in Facts facts);
