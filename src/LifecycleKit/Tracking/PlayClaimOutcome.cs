namespace LifecycleKit.Tracking;

/// <summary>The outcome of a claim (<see cref="ILifecycleTracker.ClaimPlayAsync"/>).</summary>
public enum PlayClaimOutcome
{
    /// <summary>The message is claimed: send it now.</summary>
    Claimed = 0,

    /// <summary>The message was claimed before, or it is recorded as sent. Nothing is saved.</summary>
    AlreadyClaimed = 1,

    /// <summary>The message must not be sent now; <see cref="PlayClaimResult.Refusal"/> says why. Nothing is saved.</summary>
    Refused = 2,
}
