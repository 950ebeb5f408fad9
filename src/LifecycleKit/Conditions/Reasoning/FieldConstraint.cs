namespace LifecycleKit.Conditions;

/// <summary>A constraint that the value of a field puts on other fields, such as a segment on scores.</summary>
internal abstract class FieldConstraint
{
    /// <summary>Returns why no customer can meet a conjunction although each field alone could; null when no conflict is known.</summary>
    public abstract string? Conflict(ConditionTerm term);
}
