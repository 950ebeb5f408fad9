using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The outcome of recording an event.</summary>
/// <remarks>Immutable.</remarks>
public sealed record RecordResult
{
    /// <summary>What became of the event.</summary>
    public required RecordOutcome Outcome { get; init; }

    /// <summary>What the event amounted to, and for an order what changed; empty when nothing was applied.</summary>
    public ApplyResult Applied { get; init; }

    /// <summary>
    /// Whether the event is older than what is already decided in some track: its facts count, but no earlier decision is undone
    /// (<see cref="Stages.StepResult.IsLate"/>).
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>The transitions of all tracks, in order; they are saved.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; init; } = [];

    /// <summary>
    /// In each track the first rule that the event would have fired had it not been held back; the event is lost to it. Empty after a late event that
    /// made the customer be replayed.
    /// </summary>
    public IReadOnlyList<TrackSuppression> Suppressed { get; init; } = [];

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; init; } = [];

    /// <summary>The outcome and the number of transitions; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Outcome}{(IsLate ? ", late" : string.Empty)}, {Transitions.Count} transition(s)");
}
