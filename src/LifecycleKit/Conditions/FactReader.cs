namespace LifecycleKit.Conditions;

/// <summary>Reads a value from the facts of a customer; a pure and thread-safe function of the facts.</summary>
/// <param name="facts">The customer at an instant; valid for the duration of the call.</param>
/// <returns>The value. For a custom field, null means that the value is missing, which makes comparisons unknown.</returns>
/// <typeparam name="T">The type of the value.</typeparam>
public delegate T FactReader<out T>(in Facts facts);
