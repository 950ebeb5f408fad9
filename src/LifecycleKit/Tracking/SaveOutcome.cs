namespace LifecycleKit.Tracking;

/// <summary>The outcome of a save of one customer in a store. Every outcome except <see cref="Saved"/> changes nothing.</summary>
public enum SaveOutcome
{
    /// <summary>The change is saved, and the stored sequence is one higher.</summary>
    Saved = 0,

    /// <summary>The customer was saved since the load. The caller loads again.</summary>
    Conflict = 1,

    /// <summary>The pending event that the change applies is no longer there: another host has applied it.</summary>
    Duplicate = 2,

    /// <summary>A changed order belongs to another customer of the shop.</summary>
    Refused = 3,

    /// <summary>The daily budget of <see cref="CustomerChange.CountedPlay"/> is spent.</summary>
    BudgetSpent = 4,
}
