namespace LifecycleKit.Conditions;

/// <summary>How a compiled leaf judges.</summary>
internal enum InstructionKind : byte
{
    /// <summary>The leaf itself is asked.</summary>
    Leaf = 0,

    /// <summary>A whole number of units lies within bounds.</summary>
    Range = 1,

    /// <summary>An instant lies at least so far back.</summary>
    Age = 2,
}
