namespace LifecycleKit.Customers;

/// <summary>The values that an applied event replaced, so that a step that fails later can restore the history.</summary>
internal struct ApplyUndo(CustomerEventKind kind, in ProfileActivity activity, string? currency)
{
    public readonly CustomerEventKind Kind = kind;

    public readonly ProfileActivity Activity = activity;

    public readonly string? Currency = currency;

    public OrderChange Change;

    public DealChange Deal;

    /// <summary>The details before an event that can change them.</summary>
    public ProfileDetails Details;

    /// <summary>The name of the trait or the key of the experiment that was written.</summary>
    public string? Name;

    public CustomerTrait Trait;

    public ExperimentExposure Exposure;

    /// <summary>The message that was added; null for none.</summary>
    public MessageLog.Added? Message;

    /// <summary>The case or the subscription that was written.</summary>
    public OpenCloseLog.Written OpenClose;

    /// <summary>The accounts or contacts before an event about them.</summary>
    public AccountDetails? Accounts;

    public Channels ConsentChannel;

    /// <summary>The category of the consent that was written; null for none.</summary>
    public string? ConsentCategory;

    public ConsentState Consent;

    /// <summary>The visit, message or custom event that was counted; null for none.</summary>
    public ActivityCounts.Written? Counted;

    /// <summary>The custom events of the name before.</summary>
    public CustomEventLog.Entry CustomEvent;

    /// <summary>All counts before, when the event may have changed which names of custom events are kept; otherwise null.</summary>
    public ActivityCounts? Counts;

    /// <summary>The names of custom events before, in the same case.</summary>
    public CustomEventLog? CustomEvents;
}
