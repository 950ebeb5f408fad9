namespace LifecycleKit.Customers;

/// <summary>A visit with a source.</summary>
public readonly record struct SourceVisit
{
    /// <summary>The instant at which the visit began, in UTC.</summary>
    public required DateTimeOffset VisitedAt { get; init; }

    /// <summary>The id of the event, which decides between visits at one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>Returns the instant, without the source; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"visit at {VisitedAt:O}");
}
