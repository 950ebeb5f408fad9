namespace LifecycleKit.Conditions;

/// <summary>What the value of a field says of other fields, such as a segment of scores.</summary>
internal abstract class FieldConstraint
{
    /// <summary>Why no customer is like this, though each field for itself could be; null when nothing speaks against it.</summary>
    public abstract string? Conflict(ConditionTerm term);
}
