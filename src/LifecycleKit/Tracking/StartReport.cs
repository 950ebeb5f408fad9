using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The start of a tracker in a shop.</summary>
public sealed class StartReport
{
    /// <summary>The shop.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>The publications of the configuration, and the parts for which the host uses other content from the store.</summary>
    public required PublishResult Publication { get; init; }

    /// <summary>Whether the content of the store outlives the process; false for the store in memory.</summary>
    public required bool IsDurable { get; init; }

    /// <summary>The diagnostics of the lifecycles and the playbook: warnings and notes.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
