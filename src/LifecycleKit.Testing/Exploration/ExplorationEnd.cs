namespace LifecycleKit.Testing;

/// <summary>Why the exploration of a lifecycle ended.</summary>
public enum ExplorationEnd
{
    /// <summary>Every stage was reached and every rule fired.</summary>
    FoundAll = 0,

    /// <summary>No step leads to anything new: what was not reached cannot be reached by these steps.</summary>
    NothingNew = 1,

    /// <summary>All sequences of the maximum number of steps were tried.</summary>
    MaxStepCount = 2,

    /// <summary>The maximum number of states was reached; some sequences of the last lengths were not tried.</summary>
    MaxStateCount = 3,
}
