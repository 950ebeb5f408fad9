namespace LifecycleKit.Customers;

/// <summary>Through which channels a customer can and may be reached.</summary>
/// <remarks>
/// <para>A channel is contactable once a contact was captured or consent granted, unless consent was withdrawn, or the grant has
/// expired. <see cref="ConsentState"/> says which of several states counts. A contact captured after a
/// withdrawal says nothing about consent and does not bring the channel back.</para>
/// <para>This covers consent for all marketing on a channel; consent for one category is not part of it.
/// <c>default</c> is a customer who cannot be reached. Immutable and safe to share between threads.</para>
/// </remarks>
public readonly record struct Contactability
{
    private ConsentState Email { get; init; }

    private ConsentState Sms { get; init; }

    private ConsentState Push { get; init; }

    private ConsentState OnSite { get; init; }

    private ConsentState InPerson { get; init; }

    private ConsentState Custom { get; init; }

    /// <summary>The channels for which a contact was captured, whatever became of consent.</summary>
    public Channels Captured { get; private init; }

    /// <summary>The channels through which the customer may be reached at an instant.</summary>
    public Channels GetChannels(DateTimeOffset asOf) => GetChannels(asOf.UtcTicks);

    /// <summary>Whether the customer may be reached at an instant through every channel of a set.</summary>
    public bool IsContactable(Channels channels, DateTimeOffset asOf) => (GetChannels(asOf) & channels) == channels;

    internal Channels GetChannels(long ticks) =>
        On(Channels.Email, Email, ticks) | On(Channels.Sms, Sms, ticks) | On(Channels.Push, Push, ticks)
        | On(Channels.OnSite, OnSite, ticks) | On(Channels.InPerson, InPerson, ticks) | On(Channels.Custom, Custom, ticks);

    /// <summary>The next instant after <paramref name="ticks"/> at which a grant expires; <see cref="long.MaxValue"/> when none does.</summary>
    internal long NextExpiry(long ticks)
    {
        var next = Math.Min(Email.ExpiryAfter(ticks), Math.Min(Sms.ExpiryAfter(ticks), Push.ExpiryAfter(ticks)));
        return Math.Min(next, Math.Min(OnSite.ExpiryAfter(ticks), Math.Min(InPerson.ExpiryAfter(ticks), Custom.ExpiryAfter(ticks))));
    }

    internal Contactability WithContact(Channels channel) => this with { Captured = Captured | channel };

    internal Contactability WithConsent(Channels channel, in ConsentState said) => channel switch
    {
        Channels.Email => said.IsAfter(Email) ? this with { Email = said } : this,
        Channels.Sms => said.IsAfter(Sms) ? this with { Sms = said } : this,
        Channels.Push => said.IsAfter(Push) ? this with { Push = said } : this,
        Channels.OnSite => said.IsAfter(OnSite) ? this with { OnSite = said } : this,
        Channels.InPerson => said.IsAfter(InPerson) ? this with { InPerson = said } : this,
        _ => said.IsAfter(Custom) ? this with { Custom = said } : this,
    };

    private Channels On(Channels channel, in ConsentState consent, long ticks) =>
        (consent.IsKnown ? consent.HoldsAt(ticks) : (Captured & channel) != 0) ? channel : Channels.None;
}
