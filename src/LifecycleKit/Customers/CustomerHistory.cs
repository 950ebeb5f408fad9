namespace LifecycleKit.Customers;

/// <summary>
/// The history of one customer: the profile, the order ledger, traits, messages, consents, exposures, support cases, subscriptions and
/// deals, built by applying events one by one.
/// </summary>
/// <remarks>
/// The outcome does not depend on the order of arrival. Applying the same order or deal again changes nothing, and neither does opening
/// or closing the same case or subscription again. Other events, messages included, are counted each time they are applied, so the caller
/// must stop duplicates (the tracker does so by <see cref="EventKey"/>). Not thread-safe: one writer, and no reader at the same time.
/// </remarks>
[Mutable("grows with each event; the profile inside it is a value")]
public sealed partial class CustomerHistory
{
    private ProfileActivity _activity;
    private HistoryDetails _details;
    private OrderLedger _orders;

    // Whether a copy has the same details or orders, so that a change needs its own.
    private bool _isDetailsShared;
    private bool _isOrdersShared;

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
        _orders = orders;
        _details = HistoryDetails.Empty;
        _isDetailsShared = true;
    }

    private CustomerHistory(CustomerHistory source)
    {
        _activity = source._activity;
        (_orders, _details) = (source._orders, source._details);
        _counts = source._counts.Share();
        _isDetailsShared = source._isDetailsShared = true;
        _isOrdersShared = source._isOrdersShared = true;
    }

    /// <summary>The profile: the single customer view.</summary>
    public CustomerProfile Profile =>
        new() { Activity = _activity, Details = _details.Profile.WithCart(_activity, _orders.Totals), OrderTotals = _orders.Totals };

    /// <summary>The orders in their current state. After <see cref="Clone"/> read this property again.</summary>
    public OrderLedger Orders => _orders;

    /// <summary>The traits that the host has set.</summary>
    public CustomerTraits Traits => _details.Traits;

    /// <summary>The messages sent to the customer within <see cref="MessageLog.Horizon"/>.</summary>
    public MessageLog Messages => _details.Messages;

    /// <summary>The consent of the customer on each channel and category.</summary>
    public ConsentLog Consents => _details.Consents;

    /// <summary>The first arm of each experiment that the customer was exposed to.</summary>
    public ExposureLog Exposures => _details.Exposures;

    /// <summary>The support cases, by id.</summary>
    public OpenCloseLog Cases => _details.Cases;

    /// <summary>The subscriptions, by id. A renewal neither starts nor ends one.</summary>
    public OpenCloseLog Subscriptions => _details.Subscriptions;

    /// <summary>The deals, by id.</summary>
    public DealLedger Deals => _details.Deals;

    /// <summary>The accounts that the customer was a contact of, and what is known of their stages.</summary>
    public AccountMemberships Accounts => _details.Accounts.Memberships;

    /// <summary>The contacts of the customer, when the customer is an account: a set by the digest of each contact.</summary>
    public OpenCloseLog AccountContacts => _details.Accounts.Contacts;

    /// <summary>Whether no event was applied yet; may be false of an empty history that was read from JSON.</summary>
    internal bool IsNew => ReferenceEquals(_details, HistoryDetails.Empty) && _activity == default && _orders.IsEmpty && _counts.IsEmpty;

    /// <summary>Whether some event may have changed the details of the profile.</summary>
    internal bool HasDetails => !ReferenceEquals(_details, HistoryDetails.Empty);

    /// <summary>The parts of <see cref="Profile"/>, to be read in place.</summary>
    internal ref readonly ProfileActivity Activity => ref _activity;

    internal ref readonly ProfileDetails Details => ref _details.Profile;

    internal ref readonly OrderTotals OrderTotals => ref _orders.CurrentTotals;

    /// <summary>Applies one event.</summary>
    /// <returns>The triggers of the event, and the change of its order.</returns>
    /// <exception cref="ArgumentException">The event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than the orders before.</exception>
    /// <remarks>On an error the history is unchanged.</remarks>
    public ApplyResult Apply(in CustomerEvent customerEvent) => Apply(customerEvent, out _);

    /// <summary>
    /// Returns an independent copy. Both share their parts, and each takes copies of the parts that it changes: the copy costs the same
    /// however long the history is.
    /// </summary>
    public CustomerHistory Clone()
    {
        var copy = new CustomerHistory(this);
        // A host may write into the ledger directly.
        copy._orders = _orders.Clone();
        copy._isOrdersShared = false;
        return copy;
    }

    /// <summary>Returns a copy to which events are applied; nothing writes into its <see cref="Orders"/> directly.</summary>
    internal CustomerHistory Fork() => new(this);

    internal ApplyResult Apply(in CustomerEvent customerEvent, out ApplyUndo undo)
    {
        if (customerEvent.Kind == CustomerEventKind.None)
            throw new ArgumentException("The event is default: create it with one of CustomerEvent's factories.", nameof(customerEvent));

        undo = new ApplyUndo(customerEvent.Kind, _activity, _orders.Currency);
        // Only an order can be refused, and that happens before anything changes.
        if (customerEvent.Snapshot is { } snapshot)
        {
            undo.Change = ApplyOrder(snapshot);
        }
        else if (ProfileDetails.IsChangedBy(customerEvent.Kind))
        {
            var details = DetailsToWrite();
            undo.Details = details.Profile;
            Remember(customerEvent, details, ref undo);
            details.Profile = details.Profile.AfterEvent(customerEvent, details);
        }

        Count(customerEvent, ref undo);
        _activity = _activity.AfterEvent(customerEvent);
        return new ApplyResult
        {
            Triggers = customerEvent.Kind switch
            {
                CustomerEventKind.Order => undo.Change.Triggers,
                CustomerEventKind.DealChanged => undo.Deal.Triggers,
                _ => Trigger(customerEvent.Kind),
            },
            OrderChange = undo.Change,
            DealChange = undo.Deal,
        };
    }

    private OrderChange ApplyOrder(OrderSnapshot snapshot)
    {
        if (_isOrdersShared)
        {
            _orders = _orders.Clone();
            _isOrdersShared = false;
        }

        return _orders.Apply(snapshot);
    }

    private HistoryDetails DetailsToWrite()
    {
        if (!_isDetailsShared) return _details;
        _isDetailsShared = false;
        return _details = new HistoryDetails(_details);
    }

    private static void Remember(in CustomerEvent customerEvent, HistoryDetails details, ref ApplyUndo undo)
    {
        switch (customerEvent.Kind)
        {
            case CustomerEventKind.TraitSet:
                undo.Name = customerEvent.Name;
                undo.Trait = details.TraitsToWrite().Write(
                    new CustomerTrait { Name = customerEvent.Name!, Value = customerEvent.Value, SetAt = customerEvent.At,
                        EventId = customerEvent.EventId });
                break;
            case CustomerEventKind.MessageSent:
                undo.Message = details.MessagesToWrite().Add(
                    new SentMessage { Play = customerEvent.Play!, Channel = customerEvent.Channel, SentAt = customerEvent.At });
                break;
            case CustomerEventKind.Exposure:
                undo.Name = customerEvent.Experiment;
                undo.Exposure = details.ExposuresToWrite().Write(
                    new ExperimentExposure { Experiment = customerEvent.Experiment!, Arm = customerEvent.Arm!,
                        ExposedAt = customerEvent.At });
                break;
            case CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed:
                (undo.ConsentChannel, undo.ConsentCategory) = (customerEvent.Channel, customerEvent.Category);
                undo.Consent = details.ConsentsToWrite().Write(
                    customerEvent.Channel, customerEvent.Category, ConsentState.Of(customerEvent));
                break;
            case CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed:
                undo.OpenClose = details.CasesToWrite().Write(
                    StateOf(customerEvent, customerEvent.CaseId!, customerEvent.Kind == CustomerEventKind.CaseOpened));
                break;
            case CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionCancelled:
                undo.OpenClose = details.SubscriptionsToWrite().Write(
                    StateOf(customerEvent, customerEvent.SubscriptionId!, customerEvent.Kind == CustomerEventKind.SubscriptionStarted));
                break;
            case CustomerEventKind.DealChanged:
                undo.Deal = details.DealsToWrite().Apply(customerEvent.Deal!);
                break;
            case CustomerEventKind.AccountChanged or CustomerEventKind.ContactChanged or CustomerEventKind.AccountLevelChanged:
                undo.Accounts = details.Accounts;
                details.Accounts = details.Accounts.After(customerEvent);
                break;
        }
    }

    /// <summary>Undoes the last <see cref="Apply(in CustomerEvent, out ApplyUndo)"/>.</summary>
    internal void Undo(in ApplyUndo undo)
    {
        _activity = undo.Activity;
        UndoCount(undo);
        // The event was applied to this history, so that it has what the event changed alone.
        if (undo.Kind != CustomerEventKind.Order && ProfileDetails.IsChangedBy(undo.Kind)) _details.Profile = undo.Details;
        switch (undo.Kind)
        {
            case CustomerEventKind.Order:
                _orders.Undo(undo.Change, undo.Currency);
                break;
            case CustomerEventKind.TraitSet:
                _details.TraitsToWrite().Restore(undo.Name!, undo.Trait);
                break;
            case CustomerEventKind.MessageSent:
                if (undo.Message is { } added) _details.MessagesToWrite().TakeBack(added);
                break;
            case CustomerEventKind.Exposure:
                _details.ExposuresToWrite().Restore(undo.Name!, undo.Exposure);
                break;
            case CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed:
                _details.ConsentsToWrite().Restore(undo.ConsentChannel, undo.ConsentCategory!, undo.Consent);
                break;
            case CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed:
                _details.CasesToWrite().TakeBack(undo.OpenClose);
                break;
            case CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionCancelled:
                _details.SubscriptionsToWrite().TakeBack(undo.OpenClose);
                break;
            case CustomerEventKind.DealChanged:
                _details.DealsToWrite().TakeBack(undo.Deal);
                break;
            case CustomerEventKind.AccountChanged or CustomerEventKind.ContactChanged or CustomerEventKind.AccountLevelChanged:
                _details.Accounts = undo.Accounts!;
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
        CustomerEventKind.CaseAnswered => EventTriggers.CaseAnswered,
        CustomerEventKind.DealChanged => EventTriggers.DealChanged,
        CustomerEventKind.CaseClosed => EventTriggers.CaseClosed,
        CustomerEventKind.SubscriptionStarted => EventTriggers.SubscriptionStarted,
        CustomerEventKind.SubscriptionRenewed => EventTriggers.SubscriptionRenewed,
        CustomerEventKind.SubscriptionCancelled => EventTriggers.SubscriptionCancelled,
        CustomerEventKind.TraitSet => EventTriggers.TraitSet,
        CustomerEventKind.Custom => EventTriggers.Custom,
        CustomerEventKind.AccountChanged => EventTriggers.AccountChanged,
        CustomerEventKind.ContactChanged => EventTriggers.ContactChanged,
        CustomerEventKind.AccountLevelChanged => EventTriggers.AccountLevelChanged,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The event kind is not known."),
    };
}
