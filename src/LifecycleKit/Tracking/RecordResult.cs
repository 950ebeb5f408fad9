using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>What recording an event brought about.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RecordResult
{
    internal RecordResult(
        RecordOutcome outcome,
        in FoldResult fold,
        bool isLate,
        IReadOnlyList<TransitionNotice> transitions,
        IReadOnlyList<TrackSuppression> suppressed,
        IReadOnlyList<HandlerFailure> failures)
    {
        (Outcome, Fold, IsLate) = (outcome, fold, isLate);
        (Transitions, Suppressed, HandlerFailures) = (transitions, suppressed, failures);
    }

    /// <summary>What became of the event.</summary>
    public RecordOutcome Outcome { get; }

    /// <summary>What the event amounted to; a conflict between order notices is reported here.</summary>
    public FoldResult Fold { get; }

    /// <summary>
    /// Whether the event is older than what is already decided in some track: its facts count, but no earlier decision is undone
    /// (<see cref="Stages.StepResult.IsLate"/>).
    /// </summary>
    public bool IsLate { get; }

    /// <summary>The transitions of all tracks, in order; they are saved.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; }

    /// <summary>
    /// In each track the first rule that the event would have fired had it not been held back; the event is lost to it. Empty after a late event that
    /// made the customer be rebuilt.
    /// </summary>
    public IReadOnlyList<TrackSuppression> Suppressed { get; }

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; }
}
