namespace LifecycleKit.Customers;

/// <summary>The part of a <see cref="CustomerHistory"/> that few events change. Copies share the lists until one of them changes.</summary>
[Mutable("part of a customer's history, written in place by the history that has it alone")]
internal sealed partial class HistoryDetails
{
    private Lists _shared;

    public HistoryDetails()
    {
        Traits = new CustomerTraits();
        Messages = new MessageLog();
        Consents = new ConsentLog();
        Exposures = new ExposureLog();
        Cases = new OpenCloseLog();
        Subscriptions = new OpenCloseLog();
        CustomEvents = new CustomEventLog();
        // Most customers have no deals, and need no ledger of their own.
        Deals = DealLedger.Empty;
        _shared = Lists.Deals;
    }

    /// <summary>Creates a copy, in which every list is common. The source must not change any more.</summary>
    public HistoryDetails(HistoryDetails source)
    {
        Profile = source.Profile;
        Accounts = source.Accounts;
        Traits = source.Traits;
        Messages = source.Messages;
        Consents = source.Consents;
        Exposures = source.Exposures;
        Cases = source.Cases;
        Subscriptions = source.Subscriptions;
        CustomEvents = source.CustomEvents;
        Deals = source.Deals;
        _shared = Lists.All;
    }

    [Flags]
    private enum Lists : byte
    {
        Traits = 1,
        Messages = 2,
        Consents = 4,
        Exposures = 8,
        Cases = 16,
        Subscriptions = 32,
        CustomEvents = 64,
        Deals = 128,
        All = Traits | Messages | Consents | Exposures | Cases | Subscriptions | CustomEvents | Deals,
    }

    /// <summary>The details of a customer without events, which are copied and never changed.</summary>
    public static HistoryDetails Empty { get; } = new();

    public ProfileDetails Profile;

    /// <summary>The accounts and contacts; replaced as a whole, since few events change them.</summary>
    public AccountDetails Accounts = AccountDetails.None;

    public CustomerTraits Traits { get; private set; }

    public MessageLog Messages { get; private set; }

    public ConsentLog Consents { get; private set; }

    public ExposureLog Exposures { get; private set; }

    public OpenCloseLog Cases { get; private set; }

    public OpenCloseLog Subscriptions { get; private set; }

    public CustomEventLog CustomEvents { get; private set; }

    public DealLedger Deals { get; private set; }

    public CustomerTraits TraitsToWrite() => IsTaken(Lists.Traits) ? Traits = Traits.Clone() : Traits;

    public MessageLog MessagesToWrite() => IsTaken(Lists.Messages) ? Messages = Messages.Clone() : Messages;

    public ConsentLog ConsentsToWrite() => IsTaken(Lists.Consents) ? Consents = Consents.Clone() : Consents;

    public ExposureLog ExposuresToWrite() => IsTaken(Lists.Exposures) ? Exposures = Exposures.Clone() : Exposures;

    public OpenCloseLog CasesToWrite() => IsTaken(Lists.Cases) ? Cases = Cases.Clone() : Cases;

    public OpenCloseLog SubscriptionsToWrite() => IsTaken(Lists.Subscriptions) ? Subscriptions = Subscriptions.Clone() : Subscriptions;

    public CustomEventLog CustomEventsToWrite() => IsTaken(Lists.CustomEvents) ? CustomEvents = CustomEvents.Clone() : CustomEvents;

    public DealLedger DealsToWrite() => IsTaken(Lists.Deals) ? Deals = Deals.Clone() : Deals;

    /// <summary>Takes the names of custom events from before a change.</summary>
    public void Restore(CustomEventLog customEvents) => CustomEvents = customEvents;

    /// <summary>Returns whether a list was common, and marks it as one that this object has alone.</summary>
    private bool IsTaken(Lists list)
    {
        if ((_shared & list) == 0) return false;
        _shared &= ~list;
        return true;
    }
}
