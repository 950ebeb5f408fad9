using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>The result of a claim.</summary>
public sealed class PlayClaimResult
{
    /// <summary>The outcome of the claim.</summary>
    public required PlayClaimOutcome Outcome { get; init; }

    /// <summary>
    /// The claim. Null when it is refused, and null when it is <see cref="PlayClaimOutcome.AlreadyClaimed"/> and the message is recorded as
    /// sent: then nothing is left to do.
    /// </summary>
    public PlayClaim? Claim { get; init; }

    /// <summary>What blocks the play, and until when, if time alone ends it; null unless the claim is refused.</summary>
    public PlayResult? Refusal { get; init; }

    /// <summary>
    /// Whether the message is to be sent: it is claimed, now or before, and not recorded as sent. A message that was claimed before may
    /// have been sent, so the sender must be able to recognise it by its id.
    /// </summary>
    public bool IsToSend => Claim is not null;

    /// <summary>Returns the outcome and what blocks the play; culture-invariant.</summary>
    public override string ToString() => Refusal is { } refusal ? $"{Outcome}, {refusal}" : $"{Outcome}";
}
