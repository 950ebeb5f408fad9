namespace LifecycleKit.Customers;

public readonly partial record struct CustomerProfile
{
    /// <summary>The profile after one more event, whose order, if it has one, is already in the ledger.</summary>
    internal CustomerProfile After(in CustomerEvent e, OrderLedger ledger)
    {
        var ticks = e.At.UtcTicks;
        return e.Kind switch
        {
            CustomerEventKind.Visit => Seen(ticks) with
            {
                Visits = Visits + 1,
                EngagedVisits = EngagedVisits + (e.Engaged ? 1 : 0),
                SessionTicks = SessionTicks + e.Duration.Ticks,
                FirstNamedVisit = FirstNamedVisit.Earlier(new SourceMark(ticks, e.EventId, e.Source)),
                LastNamedVisit = LastNamedVisit.Later(new SourceMark(ticks, e.EventId, e.Source)),
            },
            CustomerEventKind.ContactCaptured => Seen(ticks) with { Contacts = Contacts.WithContact(e.Channel) },
            // Consent for one category says nothing about the channel as a whole.
            CustomerEventKind.ConsentChanged => e.Category.Length > 0 ? Seen(ticks) : Seen(ticks) with
            {
                Contacts = Contacts.WithConsent(e.Channel, ticks, e.Granted, e.ExpiresAt?.UtcTicks ?? 0),
            },
            CustomerEventKind.CartUpdated => Seen(ticks) with { Cart = Cart.Or(new(ticks, e.EventId, (e.Amount, e.Items))) },
            CustomerEventKind.Order => AfterOrder(e.Snapshot!, ledger),
            CustomerEventKind.ReferralMade => Seen(ticks) with { ReferralsMade = ReferralsMade + 1 },
            CustomerEventKind.ReferredBy => this with { IsReferred = true },
            CustomerEventKind.Review => Seen(ticks) with { Reviews = Reviews + 1, RatingSum = RatingSum + e.Rating },
            CustomerEventKind.SurveyAnswer => AfterAnswer(e, ticks),
            CustomerEventKind.MessageSent => this with { MessagesSent = MessagesSent + 1 },
            CustomerEventKind.MessageDelivered => this with { MessagesDelivered = MessagesDelivered + 1 },
            CustomerEventKind.MessageOpened => Seen(ticks) with { MessagesOpened = MessagesOpened + 1 },
            CustomerEventKind.MessageClicked => Seen(ticks) with { MessagesClicked = MessagesClicked + 1 },
            CustomerEventKind.MessageUnsubscribed => Seen(ticks) with { Contacts = Contacts.WithConsent(e.Channel, ticks, false, 0) },
            CustomerEventKind.CaseOpened => Seen(ticks) with { CasesOpened = CasesOpened + 1 },
            CustomerEventKind.CaseClosed => this with { CasesClosed = CasesClosed + 1 },
            CustomerEventKind.SubscriptionStarted => Seen(ticks) with { SubscriptionsStarted = SubscriptionsStarted + 1 },
            CustomerEventKind.SubscriptionCancelled => Seen(ticks) with { SubscriptionsCancelled = SubscriptionsCancelled + 1 },
            CustomerEventKind.Custom => Seen(ticks),
            // The renewal of a subscription is a booking, an exposure and a trait are the shop's doing: none shows the customer.
            _ => this,
        };
    }

    private CustomerProfile AfterOrder(OrderSnapshot snapshot, OrderLedger ledger) =>
        // Only placing an order shows the customer; later changes to it are as a rule the shop's, and so are credits.
        (snapshot.IsCredit ? this : Seen(snapshot.PlacedAt.UtcTicks)) with
        {
            OrderTotals = ledger.Totals,
        };

    private CustomerProfile AfterAnswer(in CustomerEvent e, long ticks)
    {
        var answer = new LastWrite<decimal>(ticks, e.EventId, e.Score);
        return e.Survey switch
        {
            SurveyKind.Nps => Seen(ticks) with { Nps = Nps.Or(answer) },
            SurveyKind.Csat => Seen(ticks) with { Csat = Csat.Or(answer) },
            _ => Seen(ticks),
        };
    }

    private CustomerProfile Seen(long ticks) => this with
    {
        FirstSeenTicks = FirstSeenTicks == 0 ? ticks : Math.Min(FirstSeenTicks, ticks),
        LastSeenTicks = Math.Max(LastSeenTicks, ticks),
    };
}
