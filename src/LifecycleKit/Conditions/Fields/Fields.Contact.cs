using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>contact.email</c>: whether the customer has an e-mail address and consents to e-mail.</summary>
    public static FlagField EmailContactable { get; } = Contactable("contact.email", Channels.Email);

    /// <summary><c>contact.sms</c>: whether the customer has a phone number and consents to text messages.</summary>
    public static FlagField SmsContactable { get; } = Contactable("contact.sms", Channels.Sms);

    /// <summary><c>contact.push</c>: whether the customer has a device and consents to push notifications.</summary>
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
