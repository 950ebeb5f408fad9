namespace LifecycleKit.Customers;

/// <summary>Through which channels a customer can and may be reached.</summary>
/// <remarks>
/// <para>A channel is contactable once a contact was captured or consent granted, unless consent was withdrawn, or the grant has
/// expired. The later word counts; at one instant the stricter one does, whatever the order of arrival. A contact captured after a
/// withdrawal is no word on consent and does not bring the channel back.</para>
/// <para>This covers consent for all marketing on a channel; consent for one category is not part of it.
/// <c>default</c> is a customer who cannot be reached. Immutable and safe to share between threads.</para>
/// </remarks>
public readonly record struct Contactability
{
    private Mark Email { get; init; }

    private Mark Sms { get; init; }

    private Mark Push { get; init; }

    private Mark OnSite { get; init; }

    private Mark InPerson { get; init; }

    private Mark Custom { get; init; }

    /// <summary>The channels for which a contact was captured, whatever became of consent.</summary>
    public Channels Captured { get; private init; }

    /// <summary>The channels through which the customer may be reached at an instant.</summary>
    public Channels At(DateTimeOffset asOf) => At(asOf.UtcTicks);

    /// <summary>Whether the customer may be reached at an instant through every channel of a set.</summary>
    public bool IsContactable(Channels channels, DateTimeOffset asOf) => (At(asOf) & channels) == channels;

    internal Channels At(long ticks) =>
        On(Channels.Email, Email, ticks) | On(Channels.Sms, Sms, ticks) | On(Channels.Push, Push, ticks)
        | On(Channels.OnSite, OnSite, ticks) | On(Channels.InPerson, InPerson, ticks) | On(Channels.Custom, Custom, ticks);

    /// <summary>The next instant after <paramref name="ticks"/> at which a grant expires; <see cref="long.MaxValue"/> when none does.</summary>
    internal long NextExpiry(long ticks)
    {
        var next = Math.Min(Email.ExpiryAfter(ticks), Math.Min(Sms.ExpiryAfter(ticks), Push.ExpiryAfter(ticks)));
        return Math.Min(next, Math.Min(OnSite.ExpiryAfter(ticks), Math.Min(InPerson.ExpiryAfter(ticks), Custom.ExpiryAfter(ticks))));
    }

    internal Contactability WithContact(Channels channel) => this with { Captured = Captured | channel };

    internal Contactability WithConsent(Channels channel, long ticks, bool granted, long expiryTicks)
    {
        var said = new Mark(ticks, granted, expiryTicks == 0 ? long.MaxValue : expiryTicks);
        return channel switch
        {
            Channels.Email => this with { Email = Email.Or(said) },
            Channels.Sms => this with { Sms = Sms.Or(said) },
            Channels.Push => this with { Push = Push.Or(said) },
            Channels.OnSite => this with { OnSite = OnSite.Or(said) },
            Channels.InPerson => this with { InPerson = InPerson.Or(said) },
            _ => this with { Custom = Custom.Or(said) },
        };
    }

    private Channels On(Channels channel, in Mark mark, long ticks) =>
        (mark.IsKnown ? mark.Holds(ticks) : (Captured & channel) != 0) ? channel : Channels.None;

    /// <summary>The last word on consent for one channel.</summary>
    private readonly record struct Mark(long Ticks, bool Granted, long ExpiryTicks)
    {
        public bool IsKnown => Ticks != 0;

        public bool Holds(long ticks) => Granted && ticks < ExpiryTicks;

        public long ExpiryAfter(long ticks) => Granted && ExpiryTicks > ticks ? ExpiryTicks : long.MaxValue;

        public Mark Or(Mark other)
        {
            if (Ticks != other.Ticks) return Ticks > other.Ticks ? this : other;
            if (Granted != other.Granted) return Granted ? other : this;
            return ExpiryTicks <= other.ExpiryTicks ? this : other;
        }
    }
}
