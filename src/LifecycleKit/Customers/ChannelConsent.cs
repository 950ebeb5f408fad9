namespace LifecycleKit.Customers;

/// <summary>The consent of a customer on a channel, for all marketing or for one category.</summary>
public readonly record struct ChannelConsent : IKeyed<(Channels Channel, string Category)>
{
    /// <summary>The channel; exactly one.</summary>
    public required Channels Channel { get; init; }

    /// <summary>The category; empty for all marketing on the channel.</summary>
    public required string Category { get; init; }

    /// <summary>The consent: granted or withdrawn, and until when.</summary>
    public required ConsentState State { get; init; }

    (Channels Channel, string Category) IKeyed<(Channels Channel, string Category)>.Key => (Channel, Category);
}
