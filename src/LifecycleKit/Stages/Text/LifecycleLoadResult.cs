
namespace LifecycleKit.Stages;

/// <summary>What came of reading a lifecycle: the definition, unless it is refused, and everything that was found.</summary>
/// <remarks>Immutable.</remarks>
public sealed record LifecycleLoadResult
{
    internal LifecycleLoadResult(string name, LifecycleDefinition? definition, IReadOnlyList<Diagnostic> diagnostics) =>
        (Name, Definition, Diagnostics) = (name, definition, diagnostics);

    /// <summary>The name of the lifecycle; empty when it has none.</summary>
    public string Name { get; }

    /// <summary>The lifecycle; null when it is refused.</summary>
    public LifecycleDefinition? Definition { get; }

    /// <summary>Everything that was found: errors first, then warnings. Without an error the lifecycle is refused only when warnings count as such.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The definition.</summary>
    /// <exception cref="LifecycleDefinitionException">It is refused.</exception>
    public LifecycleDefinition GetDefinitionOrThrow() => Definition ?? throw new LifecycleDefinitionException(Name, Diagnostics);
}
