namespace LifecycleKit.Conditions;

/// <summary>The host's code behind a field of its own: a pure function of the facts.</summary>
/// <param name="facts">The customer at an instant, for the duration of the call.</param>
/// <returns>The value; null when it is missing, and comparing it is then unknown.</returns>
/// <typeparam name="T">The type of the value, nullable.</typeparam>
public delegate T FieldReader<out T>(in Facts facts);
