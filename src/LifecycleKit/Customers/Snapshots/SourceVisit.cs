namespace LifecycleKit.Customers;

/// <summary>A visit of known source.</summary>
/// <remarks>Immutable.</remarks>
public readonly record struct SourceVisit
{
    /// <summary>When the visit began, in UTC.</summary>
    public required DateTimeOffset VisitedAt { get; init; }

    /// <summary>The host's id of the event, which decides between visits of one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>When the visit was, without its source; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"visit at {VisitedAt:O}");
}
