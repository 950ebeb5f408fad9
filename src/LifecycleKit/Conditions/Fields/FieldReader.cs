namespace LifecycleKit.Conditions;

/// <summary>Reads the value of a custom field; a pure function of the facts.</summary>
/// <param name="facts">The customer at an instant; valid for the duration of the call.</param>
/// <returns>The value; null when it is missing, which makes comparisons unknown.</returns>
/// <typeparam name="T">The type of the value, nullable.</typeparam>
public delegate T FieldReader<out T>(in Facts facts);
