namespace LifecycleKit.Customers;

/// <summary>Ways to reach a customer; a set, where an event names exactly one. The numbers are part of the stored format.</summary>
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
