namespace LifecycleKit.Conditions;

/// <summary>A truth value of Kleene's three-valued logic (Kleene 1952, §64): what is missing is unknown, not false.</summary>
/// <remarks>Only <see cref="True"/> makes a rule fire.</remarks>
public enum Truth
{
    /// <summary>A fact is missing on which the answer depends.</summary>
    Unknown = 0,

    /// <summary>It does not hold.</summary>
    False = 1,

    /// <summary>It holds.</summary>
    True = 2,
}
