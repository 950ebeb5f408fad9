namespace LifecycleKit.Customers;

/// <summary>
/// The history of one customer: the profile, the order ledger, traits, messages, consents, exposures, support cases and subscriptions,
/// built by applying events one by one.
/// </summary>
/// <remarks>
/// The outcome does not depend on the order of arrival. Applying the same order again changes nothing, and neither does opening or closing
/// the same case or subscription again. Other events, messages included, are counted each time they are applied, so the caller must stop
/// duplicates (the tracker does so by <see cref="EventKey"/>). Not thread-safe: one writer, and no reader at the same time.
/// </remarks>
[Mutable("grows with each event; the profile inside it is a value")]
public sealed partial class CustomerHistory
{
    private CustomerProfile _profile;

    /// <summary>Creates the history of a customer without events.</summary>
    /// <param name="currency">The reporting currency, three upper-case letters; null to take that of the first order that names
    /// one.</param>
    /// <exception cref="ArgumentException">The currency is not three upper-case letters.</exception>
    public CustomerHistory(string? currency = null)
        : this(new OrderLedger(currency))
    {
    }

    private CustomerHistory(OrderLedger orders)
    {
        Orders = orders;
        Traits = new CustomerTraits();
        Messages = new MessageLog();
        Consents = new ConsentLog();
        Exposures = new ExposureLog();
        Cases = new OpenCloseLog();
        Subscriptions = new OpenCloseLog();
    }

    private CustomerHistory(CustomerHistory source)
    {
        _profile = source._profile;
        Orders = source.Orders.Clone();
        Traits = source.Traits.Clone();
        Messages = source.Messages.Clone();
        Consents = source.Consents.Clone();
        Exposures = source.Exposures.Clone();
        Cases = source.Cases.Clone();
        Subscriptions = source.Subscriptions.Clone();
    }

    /// <summary>The profile: the single customer view.</summary>
    public ref readonly CustomerProfile Profile => ref _profile;

    /// <summary>The orders in their current state.</summary>
    public OrderLedger Orders { get; }

    /// <summary>The traits that the host has set.</summary>
    public CustomerTraits Traits { get; }

    /// <summary>The messages sent to the customer within <see cref="MessageLog.Horizon"/>.</summary>
    public MessageLog Messages { get; }

    /// <summary>The consent of the customer on each channel and category.</summary>
    public ConsentLog Consents { get; }

    /// <summary>The first arm of each experiment that the customer was exposed to.</summary>
    public ExposureLog Exposures { get; }

    /// <summary>The support cases, by id.</summary>
    public OpenCloseLog Cases { get; }

    /// <summary>The subscriptions, by id. A renewal neither starts nor ends one.</summary>
    public OpenCloseLog Subscriptions { get; }

    /// <summary>Applies one event.</summary>
    /// <returns>The triggers of the event, and the change of its order.</returns>
    /// <exception cref="ArgumentException">The event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than the orders before.</exception>
    /// <remarks>On an error the history is unchanged.</remarks>
    public ApplyResult Apply(in CustomerEvent customerEvent) => Apply(customerEvent, out _);

    /// <summary>Returns an independent copy.</summary>
    public CustomerHistory Clone() => new(this);

    internal ApplyResult Apply(in CustomerEvent customerEvent, out ApplyUndo undo)
    {
        if (customerEvent.Kind == CustomerEventKind.None)
            throw new ArgumentException("The event is default: create it with one of CustomerEvent's factories.", nameof(customerEvent));

        undo = new ApplyUndo(customerEvent.Kind, _profile, Orders.Currency);
        // Only an order can be refused, and that happens before anything changes.
        if (customerEvent.Snapshot is { } snapshot) undo.Change = Orders.Apply(snapshot);
        else Remember(customerEvent, ref undo);
        _profile = _profile.AfterEvent(customerEvent, this);
        return new ApplyResult
        {
            Triggers = customerEvent.Kind == CustomerEventKind.Order ? undo.Change.Triggers : Trigger(customerEvent.Kind),
            OrderChange = undo.Change,
        };
    }

    private void Remember(in CustomerEvent customerEvent, ref ApplyUndo undo)
    {
        switch (customerEvent.Kind)
        {
            case CustomerEventKind.TraitSet:
                undo.Name = customerEvent.Name;
                undo.Trait = Traits.Write(
                    new CustomerTrait { Name = customerEvent.Name!, Value = customerEvent.Value, SetAt = customerEvent.At,
                        EventId = customerEvent.EventId });
                break;
            case CustomerEventKind.MessageSent:
                undo.Message = Messages.Add(
                    new SentMessage { Play = customerEvent.Play!, Channel = customerEvent.Channel, SentAt = customerEvent.At });
                break;
            case CustomerEventKind.Exposure:
                undo.Name = customerEvent.Experiment;
                undo.Exposure = Exposures.Write(
                    new ExperimentExposure { Experiment = customerEvent.Experiment!, Arm = customerEvent.Arm!,
                        ExposedAt = customerEvent.At });
                break;
            case CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed:
                (undo.ConsentChannel, undo.ConsentCategory) = (customerEvent.Channel, customerEvent.Category);
                undo.Consent = Consents.Write(customerEvent.Channel, customerEvent.Category, ConsentState.Of(customerEvent));
                break;
            case CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed:
                undo.OpenClose =
                    Cases.Write(StateOf(customerEvent, customerEvent.CaseId!, customerEvent.Kind == CustomerEventKind.CaseOpened));
                break;
            case CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionCancelled:
                undo.OpenClose = Subscriptions.Write(
                    StateOf(customerEvent, customerEvent.SubscriptionId!, customerEvent.Kind == CustomerEventKind.SubscriptionStarted));
                break;
        }
    }

    /// <summary>Undoes the last <see cref="Apply(in CustomerEvent, out ApplyUndo)"/>.</summary>
    internal void Undo(in ApplyUndo undo)
    {
        _profile = undo.Profile;
        switch (undo.Kind)
        {
            case CustomerEventKind.Order:
                Orders.Undo(undo.Change, undo.Currency);
                break;
            case CustomerEventKind.TraitSet:
                Traits.Restore(undo.Name!, undo.Trait);
                break;
            case CustomerEventKind.MessageSent:
                if (undo.Message is { } added) Messages.TakeBack(added);
                break;
            case CustomerEventKind.Exposure:
                Exposures.Restore(undo.Name!, undo.Exposure);
                break;
            case CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed:
                Consents.Restore(undo.ConsentChannel, undo.ConsentCategory!, undo.Consent);
                break;
            case CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed:
                Cases.TakeBack(undo.OpenClose);
                break;
            case CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionCancelled:
                Subscriptions.TakeBack(undo.OpenClose);
                break;
        }
    }

    private static OpenCloseState StateOf(in CustomerEvent customerEvent, string id, bool isOpen) =>
        new() { Id = id, IsOpen = isOpen, ChangedAt = customerEvent.At, EventId = customerEvent.EventId };

    /// <summary>The triggers that an event of a kind can have together.</summary>
    internal static EventTriggers PossibleTriggers(CustomerEventKind kind) =>
        kind == CustomerEventKind.Order ? EventTriggers.AnyOrderChange : Trigger(kind);

    private static EventTriggers Trigger(CustomerEventKind kind) => kind switch
    {
        CustomerEventKind.Visit => EventTriggers.Visit,
        CustomerEventKind.ContactCaptured => EventTriggers.ContactCaptured,
        CustomerEventKind.ConsentChanged => EventTriggers.ConsentChanged,
        CustomerEventKind.CartUpdated => EventTriggers.CartUpdated,
        CustomerEventKind.ReferralMade => EventTriggers.ReferralMade,
        CustomerEventKind.ReferredBy => EventTriggers.ReferredBy,
        CustomerEventKind.Review => EventTriggers.Review,
        CustomerEventKind.SurveyAnswer => EventTriggers.SurveyAnswer,
        CustomerEventKind.MessageSent => EventTriggers.MessageSent,
        CustomerEventKind.MessageDelivered => EventTriggers.MessageDelivered,
        CustomerEventKind.MessageOpened => EventTriggers.MessageOpened,
        CustomerEventKind.MessageClicked => EventTriggers.MessageClicked,
        // An unsubscription is a withdrawal of consent.
        CustomerEventKind.MessageUnsubscribed => EventTriggers.MessageUnsubscribed | EventTriggers.ConsentChanged,
        CustomerEventKind.Exposure => EventTriggers.Exposure,
        CustomerEventKind.CaseOpened => EventTriggers.CaseOpened,
        CustomerEventKind.CaseClosed => EventTriggers.CaseClosed,
        CustomerEventKind.SubscriptionStarted => EventTriggers.SubscriptionStarted,
        CustomerEventKind.SubscriptionRenewed => EventTriggers.SubscriptionRenewed,
        CustomerEventKind.SubscriptionCancelled => EventTriggers.SubscriptionCancelled,
        CustomerEventKind.TraitSet => EventTriggers.TraitSet,
        CustomerEventKind.Custom => EventTriggers.Custom,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The event kind is not known."),
    };
}
