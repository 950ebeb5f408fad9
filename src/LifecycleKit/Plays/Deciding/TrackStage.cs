namespace LifecycleKit.Plays;

/// <summary>The stage that a customer is in, in one track, as a <see cref="PlayInput"/> takes it.</summary>
/// <remarks><c>default</c> is no stage and is passed over. Immutable and safe to share between threads.</remarks>
public readonly record struct TrackStage
{
    private readonly IReadOnlyList<string>? _groups;

    /// <summary>Creates the stage of a customer in a track.</summary>
    /// <param name="track">The track's name, such as <c>journey</c>; not empty.</param>
    /// <param name="stage">The id of the stage; not empty.</param>
    /// <param name="enteredAt">When the customer entered it; null, the default, for unknown, so that conditions on <c>stage.enteredAt</c>
    /// are unknown.</param>
    /// <param name="groups">The groups that the stage belongs to; null, the default, for none, so that plays for a group do not see the
    /// customer in it.</param>
    /// <exception cref="ArgumentException"><paramref name="track"/> or <paramref name="stage"/> is null or empty.</exception>
    public TrackStage(string track, string stage, DateTimeOffset? enteredAt = null, IReadOnlyList<string>? groups = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(track);
        ArgumentException.ThrowIfNullOrEmpty(stage);
        (Track, Stage) = (track, stage);
        (EnteredAt, _groups) = (enteredAt?.ToUniversalTime(), groups);
    }

    /// <summary>The track's name.</summary>
    public string Track { get; }

    /// <summary>The id of the stage.</summary>
    public string Stage { get; }

    /// <summary>When the customer entered it, in UTC; null for unknown.</summary>
    public DateTimeOffset? EnteredAt { get; }

    /// <summary>The groups that the stage belongs to; empty for none.</summary>
    public IReadOnlyList<string> Groups => _groups ?? [];

    /// <summary>Track and stage, such as <c>journey:at-risk</c>.</summary>
    public override string ToString() => Stage is null ? string.Empty : $"{Track}:{Stage}";
}
