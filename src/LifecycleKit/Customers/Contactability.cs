namespace LifecycleKit.Customers;

/// <summary>The channels through which a customer can and may be contacted.</summary>
/// <remarks>
/// <para>A channel is contactable after a contact was captured or consent was granted, unless consent was withdrawn or the grant has
/// expired. A grant without a captured contact counts, since a customer consents for an address, and many shops report only the consent; a
/// shop that does not know the address does not record the grant. <see cref="ConsentState"/> says which of several states counts. A contact
/// that is captured after a withdrawal does not make the channel contactable again.</para>
/// <para>Only consent for all marketing on a channel counts here; consent for one category does not.
/// <c>default</c> is a customer without a contactable channel.</para>
/// </remarks>
public readonly record struct Contactability
{
    private ConsentState Email { get; init; }

    private ConsentState Sms { get; init; }

    private ConsentState Push { get; init; }

    private ConsentState OnSite { get; init; }

    private ConsentState InPerson { get; init; }

    private ConsentState Custom { get; init; }

    /// <summary>The channels for which a contact was captured, regardless of consent.</summary>
    public Channels Captured { get; private init; }

    /// <summary>Returns the channels through which the customer may be contacted at an instant.</summary>
    public Channels GetChannels(DateTimeOffset asOf) => GetChannels(asOf.UtcTicks);

    /// <summary>Returns whether the customer may be contacted at an instant through every channel of a set.</summary>
    public bool IsContactable(Channels channels, DateTimeOffset asOf) => (GetChannels(asOf) & channels) == channels;

    internal Channels GetChannels(long ticks) =>
        ChannelIf(Channels.Email, Email, ticks) | ChannelIf(Channels.Sms, Sms, ticks) | ChannelIf(Channels.Push, Push, ticks)
        | ChannelIf(Channels.OnSite, OnSite, ticks) | ChannelIf(Channels.InPerson, InPerson, ticks)
        | ChannelIf(Channels.Custom, Custom, ticks);

    /// <summary>
    /// The next instant after <paramref name="ticks"/> at which a grant expires; <see cref="long.MaxValue"/> when none does.
    /// </summary>
    internal long NextExpiry(long ticks)
    {
        var next = Math.Min(Email.ExpiryAfter(ticks), Math.Min(Sms.ExpiryAfter(ticks), Push.ExpiryAfter(ticks)));
        return Math.Min(next, Math.Min(OnSite.ExpiryAfter(ticks), Math.Min(InPerson.ExpiryAfter(ticks), Custom.ExpiryAfter(ticks))));
    }

    internal Contactability WithContact(Channels channel) => this with { Captured = Captured | channel };

    /// <summary>Returns the contacts of both, whose consents are in a log.</summary>
    internal Contactability With(in Contactability other, ConsentLog consents)
    {
        var both = WithContact(other.Captured);
        foreach (var consent in consents.GetAll())
            if (consent.Category.Length == 0) both = both.WithConsent(consent.Channel, consent.State);
        return both;
    }

    internal Contactability WithConsent(Channels channel, in ConsentState state) => channel switch
    {
        Channels.Email => state.IsAfter(Email) ? this with { Email = state } : this,
        Channels.Sms => state.IsAfter(Sms) ? this with { Sms = state } : this,
        Channels.Push => state.IsAfter(Push) ? this with { Push = state } : this,
        Channels.OnSite => state.IsAfter(OnSite) ? this with { OnSite = state } : this,
        Channels.InPerson => state.IsAfter(InPerson) ? this with { InPerson = state } : this,
        _ => state.IsAfter(Custom) ? this with { Custom = state } : this,
    };

    private Channels ChannelIf(Channels channel, in ConsentState consent, long ticks) =>
        (consent.IsKnown ? consent.HoldsAt(ticks) : (Captured & channel) != 0) ? channel : Channels.None;
}
