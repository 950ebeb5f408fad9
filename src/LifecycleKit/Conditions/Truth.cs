namespace LifecycleKit.Conditions;

/// <summary>
/// A truth value of Kleene's three-valued logic (Kleene 1952, §64): a comparison of a missing value is unknown, not false.
/// </summary>
/// <remarks>Only <see cref="True"/> makes a rule fire.</remarks>
public enum Truth
{
    /// <summary>The answer depends on a missing fact.</summary>
    Unknown = 0,

    /// <summary>The condition does not hold.</summary>
    False = 1,

    /// <summary>The condition holds.</summary>
    True = 2,
}
