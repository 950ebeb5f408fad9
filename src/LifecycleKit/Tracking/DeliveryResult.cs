namespace LifecycleKit.Tracking;

/// <summary>The result of delivering due transitions to handlers.</summary>
public sealed class DeliveryResult
{
    /// <summary>The number of transitions that handlers received.</summary>
    public required int DeliveredCount { get; init; }

    /// <summary>The handlers that failed, with the transitions; those that are not parked are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; init; } = [];

    /// <summary>Whether more deliveries may be due now.</summary>
    public bool HasMore { get; init; }

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{DeliveredCount} delivered, {HandlerFailures.Count} handler failure(s){(HasMore ? ", more are due" : string.Empty)}");
}
