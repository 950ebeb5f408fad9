namespace LifecycleKit.Conditions;

/// <summary>The meaning of the number that a compiled leaf tests.</summary>
internal enum LeafKind : byte
{
    /// <summary>The answer of the leaf itself: 1 for true, 0 for false, missing for unknown.</summary>
    Truth = 0,

    /// <summary>A number in units, or a flag as 0 or 1.</summary>
    Number = 1,

    /// <summary>An instant in UTC ticks.</summary>
    Instant = 2,

    /// <summary>The age of an instant, in ticks.</summary>
    Age = 3,
}
