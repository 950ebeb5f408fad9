namespace LifecycleKit.Plays;

/// <summary>The exception for a playbook that is refused. The message lists all diagnostics.</summary>
public sealed class PlaybookException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="name">The name of the playbook; empty when the playbook has no name.</param>
    /// <param name="diagnostics">All diagnostics, warnings included.</param>
    public PlaybookException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : base($"The playbook '{Diagnostic.Shown(name)}' is refused:\n- {string.Join("\n- ", diagnostics ?? [])}") =>
        (Name, Diagnostics) = (name, diagnostics ?? []);

    /// <summary>The name of the playbook; empty when the playbook has no name.</summary>
    public string Name { get; }

    /// <summary>All diagnostics: errors first, then warnings.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
