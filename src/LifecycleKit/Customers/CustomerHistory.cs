namespace LifecycleKit.Customers;

/// <summary>Everything that is remembered of one customer: the profile, the order ledger, traits, messages, consents and exposures, folded event by event.</summary>
/// <remarks>
/// The outcome does not depend on the order of arrival. Folding the same order again changes nothing; other events are counted each
/// time they are folded, so duplicates are stopped before (the tracker does, by event id). Not thread-safe: one writer, and no reader beside it.
/// </remarks>
[Mutable("grows with each event; the profile inside it is a value")]
public sealed class CustomerHistory
{
    private CustomerProfile _profile;

    /// <summary>The history of a customer of whom nothing is known yet.</summary>
    /// <param name="currency">The reporting currency, three upper-case letters; null to take that of the first order that names one.</param>
    /// <exception cref="ArgumentException">The currency is not three upper-case letters.</exception>
    public CustomerHistory(string? currency = null)
    {
        (Orders, Traits) = (new OrderLedger(currency), new CustomerTraits());
        (Messages, Consents, Exposures) = (new MessageLog(), new ConsentLog(), new ExposureLog());
    }

    private CustomerHistory(CustomerHistory source)
    {
        (_profile, Orders, Traits) = (source._profile, source.Orders.Clone(), source.Traits.Clone());
        (Messages, Consents, Exposures) = (source.Messages.Clone(), source.Consents.Clone(), source.Exposures.Clone());
    }

    /// <summary>The single customer view.</summary>
    public ref readonly CustomerProfile Profile => ref _profile;

    /// <summary>All orders as they stand.</summary>
    public OrderLedger Orders { get; }

    /// <summary>The traits that the host has set.</summary>
    public CustomerTraits Traits { get; }

    /// <summary>The messages sent to him of late.</summary>
    public MessageLog Messages { get; }

    /// <summary>His last word on each channel and category.</summary>
    public ConsentLog Consents { get; }

    /// <summary>The arms that he was first exposed to.</summary>
    public ExposureLog Exposures { get; }

    /// <summary>Takes in one event.</summary>
    /// <returns>What it amounts to.</returns>
    /// <exception cref="ArgumentException">The event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    /// <exception cref="OverflowException">A count or sum exceeds its range.</exception>
    /// <remarks>On an error nothing has changed.</remarks>
    public FoldResult Fold(in CustomerEvent e) => Fold(e, out _);

    /// <summary>A copy that shares nothing that changes.</summary>
    public CustomerHistory Clone() => new(this);

    internal FoldResult Fold(in CustomerEvent e, out FoldUndo undo)
    {
        if (e.Kind == CustomerEventKind.None) throw new ArgumentException("The event is default: make it by one of CustomerEvent's factories.", nameof(e));

        undo = new FoldUndo(_profile, Orders.Currency);
        var change = default(OrderChange);
        if (e.Snapshot is { } snapshot) undo.Change = change = Orders.Apply(snapshot);
        // What can overflow, the sums of the ledger or a count of the profile, does so before anything has changed.
        _profile = _profile.After(e, Orders);
        if (e.Kind == CustomerEventKind.TraitSet)
        {
            Traits.Set(e, out var written);
            (undo.TraitName, undo.Trait) = (e.Name, written);
        }

        if (e.Kind == CustomerEventKind.MessageSent) undo.Message = Messages.Add(e);
        if (e.Kind == CustomerEventKind.Exposure) (undo.Experiment, undo.Exposure) = (e.Experiment, Exposures.Write(e));
        if (e.Kind is CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed)
        {
            undo.Word = Consents.Write(e.Channel, e.Category, ConsentWord.Of(e));
            (undo.WordChannel, undo.WordCategory) = (e.Channel, e.Category);
        }

        return new FoldResult(e.Kind == CustomerEventKind.Order ? change.Triggers : Trigger(e.Kind), change);
    }

    /// <summary>Takes back the last <see cref="Fold(in CustomerEvent, out FoldUndo)"/>.</summary>
    internal void Undo(in FoldUndo undo)
    {
        _profile = undo.Profile;
        Orders.Undo(undo.Change, undo.Currency);
        if (undo.TraitName is { } name) Traits.Restore(name, undo.Trait);
        if (undo.Message is { } place) Messages.TakeBack(place);
        if (undo.Experiment is { } experiment) Exposures.Restore(experiment, undo.Exposure);
        if (undo.WordCategory is { } category) Consents.Restore(undo.WordChannel, category, undo.Word);
    }

    /// <summary>Everything that an event of a kind can amount to at once.</summary>
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
        // Who unsubscribes withdraws his consent.
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
