namespace LifecycleKit.Customers;

public readonly partial record struct CustomerProfile
{
    /// <summary>Returns the profile after one more event, whose order, case or subscription is already in the history.</summary>
    internal CustomerProfile AfterEvent(in CustomerEvent customerEvent, CustomerHistory history)
    {
        var ticks = customerEvent.At.UtcTicks;
        return customerEvent.Kind switch
        {
            CustomerEventKind.Visit => Seen(ticks) with
            {
                VisitCount = OneMore(VisitCount),
                EngagedVisitCount = customerEvent.Engaged ? OneMore(EngagedVisitCount) : EngagedVisitCount,
                SessionTicks = SessionTicks + Math.Min(customerEvent.Duration.Ticks, long.MaxValue - SessionTicks),
                FirstNamedVisit = FirstNamedVisit.Earlier(new SourceMark(ticks, customerEvent.EventId, customerEvent.Source)),
                LastNamedVisit = LastNamedVisit.Later(new SourceMark(ticks, customerEvent.EventId, customerEvent.Source)),
            },
            CustomerEventKind.ContactCaptured => Seen(ticks) with { Contacts = Contacts.WithContact(customerEvent.Channel) },
            // Consent for one category says nothing about the channel as a whole.
            CustomerEventKind.ConsentChanged => customerEvent.Category.Length > 0 ? Seen(ticks) : Seen(ticks) with
            {
                Contacts = Contacts.WithConsent(customerEvent.Channel, ConsentState.Of(customerEvent)),
            },
            CustomerEventKind.CartUpdated =>
                Seen(ticks) with { Cart = Cart.Or(new(ticks, customerEvent.EventId, (customerEvent.Amount, customerEvent.ItemCount))) },
            CustomerEventKind.Order => AfterOrder(customerEvent.Snapshot!, history.Orders),
            CustomerEventKind.ReferralMade => Seen(ticks) with { ReferralCount = OneMore(ReferralCount) },
            CustomerEventKind.ReferredBy => this with { IsReferred = true },
            CustomerEventKind.Review =>
                Seen(ticks) with { ReviewCount = OneMore(ReviewCount), RatingSum = RatingSum + customerEvent.Rating },
            CustomerEventKind.SurveyAnswer => AfterAnswer(customerEvent, ticks),
            CustomerEventKind.MessageSent => this with { SentMessageCount = OneMore(SentMessageCount) },
            CustomerEventKind.MessageDelivered => this with { DeliveredMessageCount = OneMore(DeliveredMessageCount) },
            CustomerEventKind.MessageOpened => Seen(ticks) with { OpenedMessageCount = OneMore(OpenedMessageCount) },
            CustomerEventKind.MessageClicked => Seen(ticks) with { ClickedMessageCount = OneMore(ClickedMessageCount) },
            CustomerEventKind.MessageUnsubscribed =>
                Seen(ticks) with { Contacts = Contacts.WithConsent(customerEvent.Channel, ConsentState.Of(customerEvent)) },
            CustomerEventKind.CaseOpened => Seen(ticks) with { OpenCaseCount = history.Cases.OpenCount },
            CustomerEventKind.CaseClosed => this with { OpenCaseCount = history.Cases.OpenCount },
            CustomerEventKind.SubscriptionStarted => Seen(ticks) with { OpenSubscriptionCount = history.Subscriptions.OpenCount },
            CustomerEventKind.SubscriptionCancelled => Seen(ticks) with { OpenSubscriptionCount = history.Subscriptions.OpenCount },
            CustomerEventKind.Custom => Seen(ticks),
            // The renewal of a subscription, an exposure and a trait are actions of the shop: none is an activity of the customer.
            _ => this,
        };
    }

    private CustomerProfile AfterOrder(OrderSnapshot snapshot, OrderLedger ledger) =>
        // Only placing an order is an activity of the customer; the shop makes later changes and credits.
        (snapshot.IsCredit ? this : Seen(snapshot.PlacedAt.UtcTicks)).WithOrders(ledger);

    private CustomerProfile WithOrders(OrderLedger ledger) => this with { OrderTotals = ledger.Totals };

    private CustomerProfile AfterAnswer(in CustomerEvent customerEvent, long ticks)
    {
        var answer = new LastWrite<decimal>(ticks, customerEvent.EventId, customerEvent.Score);
        return customerEvent.Survey switch
        {
            SurveyKind.Nps => Seen(ticks) with { Nps = Nps.Or(answer) },
            SurveyKind.Csat => Seen(ticks) with { Csat = Csat.Or(answer) },
            _ => Seen(ticks),
        };
    }

    private static int OneMore(int count) => count == int.MaxValue ? count : count + 1;

    private CustomerProfile Seen(long ticks) => this with
    {
        FirstSeenTicks = FirstSeenTicks == 0 ? ticks : Math.Min(FirstSeenTicks, ticks),
        LastSeenTicks = Math.Max(LastSeenTicks, ticks),
    };
}

/// <summary>
/// A field that keeps the last written value, by instant, then by event id. Of two writes with the same instant and id the smaller value
/// wins, so that the outcome does not depend on the order of arrival.
/// </summary>
internal readonly record struct LastWrite<T>(long Ticks, string? EventId, T Value)
    where T : struct, IComparable<T>
{
    public bool IsWritten => Ticks != 0;

    public LastWrite<T> Or(in LastWrite<T> other)
    {
        var order = Ticks.CompareTo(other.Ticks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order == 0) order = other.Value.CompareTo(Value);
        return order >= 0 ? this : other;
    }
}

/// <summary>
/// The source of a visit, with the instant and the event id that order it. Of two visits with the same instant and id the smaller source
/// wins, so that the first and the last of several do not depend on the order of arrival. A visit without a source does not count.
/// </summary>
internal readonly record struct SourceMark(long Ticks, string? EventId, string? Source)
{
    public SourceMark Earlier(in SourceMark other) => Pick(other, sign: 1);

    public SourceMark Later(in SourceMark other) => Pick(other, sign: -1);

    private SourceMark Pick(in SourceMark other, int sign)
    {
        if (Source is null || other.Source is null) return Source is null ? other.Source is null ? default : other : this;
        var order = Ticks.CompareTo(other.Ticks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order != 0) return (order < 0) == (sign > 0) ? this : other;
        return string.CompareOrdinal(Source, other.Source) <= 0 ? this : other;
    }
}
