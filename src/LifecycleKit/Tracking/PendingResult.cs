namespace LifecycleKit.Tracking;

/// <summary>The result of applying pending events.</summary>
public sealed class PendingResult
{
    /// <summary>The number of events that were applied, or that changed nothing, and were removed.</summary>
    public int AppliedCount { get; init; }

    /// <summary>The events that could not be applied; each is tried again later.</summary>
    public IReadOnlyList<CustomerFailure> Failures { get; init; } = [];

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; init; } = [];

    /// <summary>Whether more pending events may be waiting.</summary>
    public bool HasMore { get; init; }

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{AppliedCount} applied, {Failures.Count + HandlerFailures.Count} failure(s){(HasMore ? ", more are waiting" : string.Empty)}");
}
