namespace LifecycleKit.Tracking;

/// <summary>What a sweep brought about.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SweepResult
{
    internal SweepResult(int customers, bool hasMore, IReadOnlyList<TransitionNotice> transitions, IReadOnlyList<HandlerFailure> failures) =>
        (Customers, HasMore, Transitions, HandlerFailures) = (customers, hasMore, transitions, failures);

    /// <summary>How many customers were due.</summary>
    public int Customers { get; }

    /// <summary>Whether more are due: sweep again.</summary>
    public bool HasMore { get; }

    /// <summary>The transitions that time brought about; they are saved.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; }

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; }
}
