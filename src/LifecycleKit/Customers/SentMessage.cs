namespace LifecycleKit.Customers;

/// <summary>A message of a play that was sent to a customer, or shown to him.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
/// <param name="Play">The key of the play.</param>
/// <param name="Channel">Through which channel; exactly one.</param>
/// <param name="SentAt">When, in UTC.</param>
public readonly record struct SentMessage(string Play, Channels Channel, DateTimeOffset SentAt)
{
    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"SentMessage {{ Play = {Play}, Channel = {Channel}, SentAt = {SentAt:O} }}");
}
