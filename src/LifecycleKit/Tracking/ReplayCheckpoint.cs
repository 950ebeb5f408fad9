using System.Collections.Immutable;
using System.Text.Json;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The instant from which a customer is replayed, after events have expired (<see cref="LifecycleOptions.RetentionPeriod"/>). Events at or
/// before it that are still kept count in a replay, and no rule is tried on them.
/// </summary>
public sealed record ReplayCheckpoint
{
    /// <summary>The instant of the latest expired event, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The instant of the earliest event that was kept when events last expired, in UTC; null when none was kept.</summary>
    public DateTimeOffset? KeptFrom { get; init; }

    /// <summary>The number of the latest event when events last expired; 0 after a link or an unlink.</summary>
    public long LastEventNumber { get; init; }

    /// <summary>The states at <see cref="At"/>, by track. A track without one starts at <see cref="At"/>.</summary>
    public ImmutableArray<TrackState> States { get; init; } = [];

    /// <summary>Returns the instants and the number of states; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{States.Length} state(s) at {At:O}, kept from {(KeptFrom is { } start ? start.ToString("O", null) : "never")}");
}

/// <summary>A checkpoint as JSON.</summary>
internal sealed class ReplayCheckpointJson
{
    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? KeptFrom { get; init; }

    public long LastEventNumber { get; init; }

    public required IReadOnlyList<TrackStateJson> States { get; init; }

    public static ReplayCheckpointJson Of(ReplayCheckpoint checkpoint) => new()
    {
        At = checkpoint.At,
        KeptFrom = checkpoint.KeptFrom,
        LastEventNumber = checkpoint.LastEventNumber,
        States = [.. checkpoint.States.Select(one => new TrackStateJson { Track = one.Track, State = one.State.ToData() })],
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    public ReplayCheckpoint ToCheckpoint()
    {
        if (States is null) throw new JsonException("a member is null.");
        if (LastEventNumber < 0) throw new JsonException("a count is negative.");
        if (States.DistinctBy(one => one.Track).Count() != States.Count) throw new JsonException("a track occurs twice.");
        return new ReplayCheckpoint
        {
            At = At.ToUniversalTime(),
            KeptFrom = KeptFrom?.ToUniversalTime(),
            LastEventNumber = LastEventNumber,
            States = [.. States.Select(one => new TrackState(one.Track, LifecycleState.FromData(one.State)))],
        };
    }
}
