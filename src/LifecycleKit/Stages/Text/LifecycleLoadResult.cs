namespace LifecycleKit.Stages;

/// <summary>The result of reading a lifecycle: the definition, unless it was rejected, and all diagnostics.</summary>
public sealed class LifecycleLoadResult
{
    private readonly IReadOnlyList<Diagnostic>? _diagnostics;

    /// <summary>Creates a result.</summary>
    /// <param name="name">The name of the lifecycle; empty for none.</param>
    /// <param name="definition">The lifecycle; null when it was rejected.</param>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <exception cref="ArgumentNullException">The name or the diagnostics are null.</exception>
    public LifecycleLoadResult(string name, LifecycleDefinition? definition, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(diagnostics);
        Name = name;
        Definition = definition;
        _diagnostics = diagnostics;
    }

    /// <summary>Creates the result for a definition without errors, whose diagnostics are its warnings.</summary>
    internal LifecycleLoadResult(LifecycleDefinition definition) => (Name, Definition) = (definition.Name, definition);

    /// <summary>The name of the lifecycle; empty for none.</summary>
    public string Name { get; }

    /// <summary>The lifecycle; null when it was rejected.</summary>
    public LifecycleDefinition? Definition { get; }

    /// <summary>All diagnostics: errors first, then warnings. Warnings reject the lifecycle only when they count as errors.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics ?? Definition!.Warnings;

    /// <summary>Returns the definition.</summary>
    /// <exception cref="LifecycleDefinitionException">The lifecycle was rejected.</exception>
    public LifecycleDefinition GetDefinitionOrThrow() => Definition ?? throw new LifecycleDefinitionException(Name, Diagnostics);
}
