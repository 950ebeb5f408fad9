using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The stage of a customer in one track.</summary>
public sealed record TrackView
{
    /// <summary>The name of the track.</summary>
    public required string Track { get; init; }

    /// <summary>The id of the current stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The id of the reached stage with the highest rank; null when no reached stage has a rank.</summary>
    public string? HighestStage { get; init; }

    /// <summary>The instant at which the customer entered the current stage, in UTC.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>The instant of the next time-based transition if no event comes before, in UTC; null for never.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>
    /// Whether <see cref="NextDue"/> is only the end of an unfinished search, since a field of the host changes too often. The search
    /// continues at that instant.
    /// </summary>
    public bool IsSearchUnfinished { get; init; }

    /// <summary>Returns track, stage and instants; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Track}: {Stage} since {EnteredAt:O}, next due {(NextDue is { } due ? due.ToString("O", null) : "never")}");

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
