namespace LifecycleKit;

/// <summary>What a diagnostic does to the declaration that it is about; the higher, the worse.</summary>
public enum DiagnosticSeverity
{
    /// <summary>It works as meant; something about it is good to know. It never refuses, warnings as errors or not.</summary>
    Note = 0,

    /// <summary>It works, but hardly as meant.</summary>
    Warning = 1,

    /// <summary>It is refused.</summary>
    Error = 2,
}
