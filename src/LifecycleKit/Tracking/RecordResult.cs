using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>What recording an event brought about.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RecordResult
{
    internal RecordResult(RecordOutcome outcome, in FoldResult fold, IReadOnlyList<TransitionNotice> transitions, IReadOnlyList<HandlerFailure> failures) =>
        (Outcome, Fold, Transitions, HandlerFailures) = (outcome, fold, transitions, failures);

    /// <summary>What became of the event.</summary>
    public RecordOutcome Outcome { get; }

    /// <summary>What the event amounted to; a conflict between order notices is reported here.</summary>
    public FoldResult Fold { get; }

    /// <summary>The transitions of all tracks, in order; they are saved.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; }

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; }
}
