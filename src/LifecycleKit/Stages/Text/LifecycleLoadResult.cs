namespace LifecycleKit.Stages;

/// <summary>The result of reading a lifecycle: the definition, unless it was rejected, and all diagnostics.</summary>
/// <remarks>Immutable.</remarks>
public sealed record LifecycleLoadResult
{
    internal LifecycleLoadResult(string name, LifecycleDefinition? definition, IReadOnlyList<Diagnostic> diagnostics) =>
        (Name, Definition, Diagnostics) = (name, definition, diagnostics);

    /// <summary>The name of the lifecycle; empty for none.</summary>
    public string Name { get; }

    /// <summary>The lifecycle; null when it was rejected.</summary>
    public LifecycleDefinition? Definition { get; }

    /// <summary>All diagnostics: errors first, then warnings. Warnings reject the lifecycle only when they count as errors.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Returns the definition.</summary>
    /// <exception cref="LifecycleDefinitionException">The lifecycle was rejected.</exception>
    public LifecycleDefinition GetDefinitionOrThrow() => Definition ?? throw new LifecycleDefinitionException(Name, Diagnostics);
}
