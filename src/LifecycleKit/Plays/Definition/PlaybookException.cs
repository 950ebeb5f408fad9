
namespace LifecycleKit.Plays;

/// <summary>A playbook is refused for what was found in its declaration. All diagnostics are listed.</summary>
public sealed class PlaybookException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="name">The name of the playbook; empty when it has none.</param>
    /// <param name="diagnostics">Everything that was found, warnings included.</param>
    public PlaybookException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : base($"The playbook '{Diagnostic.Shown(name)}' is refused:\n- {string.Join("\n- ", diagnostics ?? [])}") =>
        (Name, Diagnostics) = (name, diagnostics ?? []);

    /// <summary>The name of the playbook; empty when it has none.</summary>
    public string Name { get; }

    /// <summary>Everything that was found: errors first, then warnings.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
