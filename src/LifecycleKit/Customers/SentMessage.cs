namespace LifecycleKit.Customers;

/// <summary>A message of a play that was sent or shown to a customer.</summary>
public readonly record struct SentMessage
{
    /// <summary>The key of the play.</summary>
    public required string Play { get; init; }

    /// <summary>The channel; exactly one.</summary>
    public required Channels Channel { get; init; }

    /// <summary>The instant at which the message was sent, in UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"SentMessage {{ Play = {Play}, Channel = {Channel}, SentAt = {SentAt:O} }}");
}
