namespace LifecycleKit.Tracking;

/// <summary>What a sweep brought about.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SweepResult
{
    internal SweepResult(
        int customers, int movedOver, bool hasMore, IReadOnlyList<TransitionNotice> transitions, IReadOnlyList<HandlerFailure> failures) =>
        (Customers, MovedOver, HasMore, Transitions, HandlerFailures) = (customers, movedOver, hasMore, transitions, failures);

    /// <summary>How many customers were due.</summary>
    public int Customers { get; }

    /// <summary>How many others came under lifecycles or models that were published since they were last touched.</summary>
    public int MovedOver { get; }

    /// <summary>Whether more are due: sweep again.</summary>
    public bool HasMore { get; }

    /// <summary>The transitions that time brought about; they are saved.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; }

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; }
}
