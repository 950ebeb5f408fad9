namespace LifecycleKit.Tracking;

/// <summary>What a sweep brought about.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SweepResult
{
    /// <summary>How many customers were due.</summary>
    public int CustomerCount { get; init; }

    /// <summary>How many others came under lifecycles or models that were published since they were last touched.</summary>
    public int MovedOverCount { get; init; }

    /// <summary>Whether more are due: sweep again.</summary>
    public bool HasMore { get; init; }

    /// <summary>The transitions that time brought about; they are saved.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; init; } = [];

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; init; } = [];

    /// <summary>
    /// The customers whose time-based moves could not be computed, since code of the host failed; they are tried again later.
    /// </summary>
    public IReadOnlyList<CustomerFailure> Failures { get; init; } = [];

    /// <summary>The counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{CustomerCount} due, {MovedOverCount} moved over, {Transitions.Count} transition(s), {HandlerFailures.Count + Failures.Count} failure(s){(HasMore ? ", more are due" : string.Empty)}");
}
