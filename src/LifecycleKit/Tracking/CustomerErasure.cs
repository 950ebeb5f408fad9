namespace LifecycleKit.Tracking;

/// <summary>The removal of one customer from a store.</summary>
public sealed record CustomerErasure
{
    /// <summary>The customer.</summary>
    public required CustomerKey Key { get; init; }

    /// <summary>The sequence that was loaded; 0 for a customer who is not in the store. The removal succeeds only on this
    /// sequence.</summary>
    public required long ExpectedSequence { get; init; }

    /// <summary>
    /// The keyed hash of the customer, at most 128 characters. Null to leave no tombstone: pending events of the customer then stay too.
    /// </summary>
    public string? Tombstone { get; init; }

    /// <summary>The instant of the tombstone, in UTC. Without a tombstone it has no meaning.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Returns a digest of the customer, the expected sequence and the instant; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Key}: removal after {ExpectedSequence}, {(Tombstone is null ? "without a tombstone" : At.ToString("O", null))}");
}
