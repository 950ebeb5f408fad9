namespace LifecycleKit.Customers;

/// <summary>One or several adjacent kinds of counted events.</summary>
/// <param name="First">The first kind.</param>
/// <param name="Last">The last kind.</param>
internal readonly record struct ActivityKinds(byte First, byte Last)
{
    public const byte UnengagedVisit = 0;

    public const byte EngagedVisit = 1;

    public const byte MessageSent = 2;

    public const byte MessageOpened = 3;

    public const byte MessageClicked = 4;

    /// <summary>The kind of custom events whose name is not kept; they only move the horizon.</summary>
    public const byte NotKept = 5;

    public const byte ContactCaptured = 6;

    /// <summary>The first of the kinds of custom events, one for a name.</summary>
    public const byte FirstCustom = 8;

    /// <summary>The kind of events that are not counted.</summary>
    public const byte None = byte.MaxValue;

    public static ActivityKinds Visits => new(UnengagedVisit, EngagedVisit);

    public static ActivityKinds Only(byte kind) => new(kind, kind);

    public bool Include(byte kind) => kind >= First && kind <= Last;

    /// <summary>Returns the kind of a visit, a message or a captured contact; <see cref="None"/> for other events.</summary>
    public static byte Of(in CustomerEvent customerEvent) => customerEvent.Kind switch
    {
        CustomerEventKind.Visit => customerEvent.Engaged ? EngagedVisit : UnengagedVisit,
        CustomerEventKind.MessageSent => MessageSent,
        CustomerEventKind.MessageOpened => MessageOpened,
        CustomerEventKind.MessageClicked => MessageClicked,
        CustomerEventKind.ContactCaptured => ContactCaptured,
        _ => None,
    };
}
