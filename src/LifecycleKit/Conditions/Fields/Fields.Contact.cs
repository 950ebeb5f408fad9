using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>contact.email</c>: whether the customer can and may be reached by e-mail: an address was captured or a consent granted, which is
    /// one for an address that the shop has, and the consent is neither withdrawn nor expired.
    /// </summary>
    public static FlagField EmailContactable { get; } = Contactable("contact.email", Channels.Email);

    /// <summary><c>contact.sms</c>: the same by text message.</summary>
    public static FlagField SmsContactable { get; } = Contactable("contact.sms", Channels.Sms);

    /// <summary><c>contact.push</c>: the same by push notification.</summary>
    public static FlagField PushContactable { get; } = Contactable("contact.push", Channels.Push);

    /// <summary>
    /// <c>contact.channels</c>: the channels through which the customer can be reached and has consented to be reached, of <c>email</c>,
    /// <c>sms</c>, <c>push</c>, <c>on-site</c>, <c>in-person</c> and <c>custom</c>; empty for none. It changes when a consent expires.
    /// </summary>
    public static SetField ContactChannels { get; } = new(
        "contact.channels",
        static (in Facts f) => ChannelNames.Of(f.Details.Contacts.GetChannels(f.AsOfTicks)),
        FieldTiming.Changing,
        static (in Facts f) => f.Details.Contacts.NextExpiry(f.AsOfTicks));

    private static FlagField Contactable(string name, Channels channel) => new(
        name,
        (in Facts f) => (f.Details.Contacts.GetChannels(f.AsOfTicks) & channel) != 0 ? Truth.True : Truth.False,
        FieldTiming.Changing,
        static (in Facts f) => f.Details.Contacts.NextExpiry(f.AsOfTicks));
}
