namespace LifecycleKit.Conditions;

/// <summary>What a leaf found when it was asked.</summary>
/// <param name="Actual">The value of its field; missing for a predicate.</param>
/// <param name="Other">The value of the field that it compares with; missing when the leaf compares with fixed values.</param>
internal readonly record struct LeafValues(FieldValue Actual, FieldValue Other = default);
