using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Where a customer stands in one track.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TrackView
{
    internal TrackView(string track, in LifecycleState state) =>
        (Track, Stage, HighestStage, Since, NextDue) = (track, state.Stage.Id, state.Highest?.Id, state.EnteredAt, state.NextDue);

    /// <summary>The name of the track.</summary>
    public string Track { get; }

    /// <summary>The id of the current stage.</summary>
    public string Stage { get; }

    /// <summary>The id of the stage of the highest rank reached; null when none with a rank was.</summary>
    public string? HighestStage { get; }

    /// <summary>Since when he is in the current stage, in UTC.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>When time alone will next move him if nothing happens, in UTC; null for never.</summary>
    public DateTimeOffset? NextDue { get; }
}
