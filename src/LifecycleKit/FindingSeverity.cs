namespace LifecycleKit;

/// <summary>What a finding does to the declaration that it is about.</summary>
public enum FindingSeverity
{
    /// <summary>It works, but hardly as meant.</summary>
    Warning = 0,

    /// <summary>It is refused.</summary>
    Error = 1,
}
