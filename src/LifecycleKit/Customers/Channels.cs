using System.Numerics;

namespace LifecycleKit.Customers;

/// <summary>
/// The channels through which a customer can be reached, as a set; an event names exactly one. The numbers are part of the stored format.
/// </summary>
[Flags]
public enum Channels
{
    /// <summary>No channel.</summary>
    None = 0,

    /// <summary>E-mail.</summary>
    Email = 1,

    /// <summary>Text message.</summary>
    Sms = 2,

    /// <summary>Push notification of an app or browser.</summary>
    Push = 4,

    /// <summary>Banner or other content on the site.</summary>
    OnSite = 8,

    /// <summary>In person: a call, a visit, the counter.</summary>
    InPerson = 16,

    /// <summary>The host's own channel.</summary>
    Custom = 32,

    /// <summary>Every channel.</summary>
    All = Email | Sms | Push | OnSite | InPerson | Custom,
}

internal static class ChannelsExtensions
{
    /// <summary>Returns whether a set is exactly one channel that exists.</summary>
    public static bool IsSingle(this Channels channels) => (channels & ~Channels.All) == 0 && BitOperations.IsPow2((int)channels);
}
