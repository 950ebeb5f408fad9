using System.Text.Json.Serialization;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// A claim of a message of a play: cap and budget are reserved, and the message is not recorded as sent yet. For caps and cooldowns it
/// counts as sent.
/// </summary>
/// <param name="MessageId">The host's id of the message, which its event has when it is recorded.</param>
/// <param name="Play">The key of the play.</param>
/// <param name="Channel">The channel; exactly one.</param>
/// <param name="ClaimedAt">The instant of the claim, in UTC.</param>
public readonly record struct PlayClaim(string MessageId, string Play, Channels Channel, DateTimeOffset ClaimedAt)
{
    /// <summary>The number of the identity that claimed (<see cref="LinkedIdentity.Number"/>); 0 without links.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Identity { get; init; }

    /// <summary>Returns the play, the channel and the instant; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Play} by {Channel} at {ClaimedAt:O}");
}
