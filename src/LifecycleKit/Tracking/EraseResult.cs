namespace LifecycleKit.Tracking;

/// <summary>The result of erasing a customer.</summary>
public sealed record EraseResult
{
    /// <summary>Whether the store had the customer. An unknown customer gets a tombstone too, and pending events are removed.</summary>
    public bool WasKnown { get; init; }

    /// <summary>
    /// The instant of the tombstone, in UTC: events of the customer at or before it are refused. It is the instant of the call, or that of
    /// the latest recorded event when it is later.
    /// </summary>
    public DateTimeOffset ErasedAt { get; init; }

    /// <summary>
    /// The key of the tombstone: 32 hex digits, an HMAC of shop and customer id under the secret that the store keeps. It cannot be
    /// computed from an id without that secret.
    /// </summary>
    public required string Tombstone { get; init; }

    /// <summary>Returns the instant and whether the customer was known; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{(WasKnown ? "erased" : "unknown")}, tombstone at {ErasedAt:O}");
}
