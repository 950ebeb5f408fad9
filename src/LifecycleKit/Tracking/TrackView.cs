using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Where a customer is in one track.</summary>
/// <remarks>Immutable.</remarks>
public sealed record TrackView
{
    /// <summary>The name of the track.</summary>
    public required string Track { get; init; }

    /// <summary>The id of the current stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The id of the stage of the highest rank reached; null when none with a rank was.</summary>
    public string? HighestStage { get; init; }

    /// <summary>Since when the customer is in the current stage, in UTC.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>When time alone next moves the customer if nothing happens, in UTC; null for never.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>
    /// Whether the search for <see cref="NextDue"/> is unfinished, since a host's field changes too often: it goes on at that instant.
    /// </summary>
    public bool IsSearchUnfinished { get; init; }

    /// <summary>Track, stage and instants; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Track}: {Stage} since {EnteredAt:O}, next due {(NextDue is { } due ? due.ToString("O", null) : "never")}");

    internal static TrackView Of(string track, in LifecycleState state) => new()
    {
        Track = track,
        Stage = state.Stage,
        HighestStage = state.HighestStage,
        EnteredAt = state.EnteredAt,
        NextDue = state.NextDue,
        IsSearchUnfinished = state.IsSearchUnfinished,
    };
}
