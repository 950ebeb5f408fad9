namespace LifecycleKit.Tracking;

/// <summary>The result of a sweep.</summary>
public sealed class SweepResult
{
    /// <summary>The number of due customers in the sweep.</summary>
    public int CustomerCount { get; init; }

    /// <summary>The number of other customers in the sweep that a later version of lifecycles or models now governs.</summary>
    public int MovedOverCount { get; init; }

    /// <summary>Whether more customers may be due: then sweep again.</summary>
    public bool HasMore { get; init; }

    /// <summary>The saved time-based transitions.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; init; } = [];

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; init; } = [];

    /// <summary>
    /// The customers whose time-based transitions could not be computed, since code of the host failed. A later sweep tries again.
    /// </summary>
    public IReadOnlyList<CustomerFailure> Failures { get; init; } = [];

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{CustomerCount} due, {MovedOverCount} moved over, {Transitions.Count} transition(s), {HandlerFailures.Count + Failures.Count} failure(s){(HasMore ? ", more are due" : string.Empty)}");
}
