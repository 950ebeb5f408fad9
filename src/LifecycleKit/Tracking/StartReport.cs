using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>How a tracker started to work in a shop.</summary>
/// <remarks>Immutable.</remarks>
public sealed record StartReport
{
    /// <summary>The shop.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>What the configuration published, and where the host follows the store instead.</summary>
    public required PublishResult Publication { get; init; }

    /// <summary>Whether what is recorded outlives the process; false for the store in memory.</summary>
    public required bool IsDurable { get; init; }

    /// <summary>What was found in the lifecycles and the playbook: warnings and notes.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
