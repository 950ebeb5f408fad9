namespace LifecycleKit.Stages;

/// <summary>The exception for a lifecycle definition that was rejected. The message lists all diagnostics.</summary>
public sealed class LifecycleDefinitionException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="name">The name of the lifecycle; empty when it has none.</param>
    /// <param name="diagnostics">All diagnostics, warnings included.</param>
    public LifecycleDefinitionException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : base($"The lifecycle '{Diagnostic.Shown(name)}' was rejected:\n- {string.Join("\n- ", diagnostics ?? [])}") =>
        (Name, Diagnostics) = (name, diagnostics ?? []);

    /// <summary>The name of the lifecycle; empty when it has none.</summary>
    public string Name { get; }

    /// <summary>All diagnostics: errors first, then warnings, each in the order of the declaration.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
