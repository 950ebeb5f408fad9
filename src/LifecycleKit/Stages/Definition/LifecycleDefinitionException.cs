
namespace LifecycleKit.Stages;

/// <summary>A lifecycle is refused for what was found in its declaration. All diagnostics are listed.</summary>
public sealed class LifecycleDefinitionException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="name">The name of the lifecycle; empty when it has none.</param>
    /// <param name="diagnostics">Everything that was found, warnings included.</param>
    public LifecycleDefinitionException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : base($"The lifecycle '{Diagnostic.Shown(name)}' is refused:\n- {string.Join("\n- ", diagnostics ?? [])}") =>
        (Name, Diagnostics) = (name, diagnostics ?? []);

    /// <summary>The name of the lifecycle; empty when it has none.</summary>
    public string Name { get; }

    /// <summary>Everything that was found, in the order of the declaration: errors first, then warnings.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
