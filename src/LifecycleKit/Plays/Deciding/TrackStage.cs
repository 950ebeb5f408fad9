namespace LifecycleKit.Plays;

/// <summary>The stage of a customer in one track, for <see cref="PlayInput.Stages"/>.</summary>
/// <remarks><c>default</c> has no stage and is ignored.</remarks>
public readonly record struct TrackStage
{
    private readonly IReadOnlyList<string>? _groups;

    /// <summary>Creates the stage of a customer in a track.</summary>
    /// <param name="track">The name of the track, such as <c>journey</c>; not empty.</param>
    /// <param name="stage">The id of the stage; not empty.</param>
    /// <param name="enteredAt">The instant at which the customer entered the stage; null, the default, when unknown: then conditions on
    /// <c>stage.enteredAt</c> are unknown.</param>
    /// <param name="groups">The groups of the stage; null, the default, for none: then plays for a group are not for the customer.</param>
    /// <exception cref="ArgumentException"><paramref name="track"/> or <paramref name="stage"/> is null or empty.</exception>
    public TrackStage(string track, string stage, DateTimeOffset? enteredAt = null, IReadOnlyList<string>? groups = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(track);
        ArgumentException.ThrowIfNullOrEmpty(stage);
        Track = track;
        Stage = stage;
        EnteredAt = enteredAt?.ToUniversalTime();
        _groups = groups;
    }

    /// <summary>The name of the track.</summary>
    public string Track { get; }

    /// <summary>The id of the stage.</summary>
    public string Stage { get; }

    /// <summary>The instant at which the customer entered the stage, in UTC; null when unknown.</summary>
    public DateTimeOffset? EnteredAt { get; }

    /// <summary>The groups of the stage; empty for none.</summary>
    public IReadOnlyList<string> Groups => _groups ?? [];

    /// <summary>Returns track and stage, such as <c>journey:at-risk</c>.</summary>
    public override string ToString() => Stage is null ? string.Empty : $"{Track}:{Stage}";
}
