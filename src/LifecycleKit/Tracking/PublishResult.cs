using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

/// <summary>What became of lifecycles that were to come into force while the tracker is running.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record PublishResult
{
    internal PublishResult(DateTimeOffset at, IReadOnlyList<string> tracks, IReadOnlyList<Finding> findings, IReadOnlyList<string> errors) =>
        (At, Tracks, Findings, Errors) = (at, tracks, findings, errors);

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The names of the tracks that changed; empty when none did.</summary>
    public IReadOnlyList<string> Tracks { get; }

    /// <summary>What was found in the lifecycles, each thing with the track in its place: errors first, then warnings.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Why it was refused, all reasons; empty when it was not. Refused, everything is as it was.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether it is in force.</summary>
    public bool IsPublished => Errors.Count == 0;
}
