namespace LifecycleKit.Customers;

public readonly partial record struct CustomerProfile
{
    /// <summary>The profile after one more event, whose order, case or subscription is already in the history.</summary>
    internal CustomerProfile After(in CustomerEvent e, CustomerHistory history)
    {
        var ticks = e.At.UtcTicks;
        return e.Kind switch
        {
            CustomerEventKind.Visit => Seen(ticks) with
            {
                Visits = OneMore(Visits),
                EngagedVisits = e.Engaged ? OneMore(EngagedVisits) : EngagedVisits,
                SessionTicks = SessionTicks + Math.Min(e.Duration.Ticks, long.MaxValue - SessionTicks),
                FirstNamedVisit = FirstNamedVisit.Earlier(new SourceMark(ticks, e.EventId, e.Source)),
                LastNamedVisit = LastNamedVisit.Later(new SourceMark(ticks, e.EventId, e.Source)),
            },
            CustomerEventKind.ContactCaptured => Seen(ticks) with { Contacts = Contacts.WithContact(e.Channel) },
            // Consent for one category says nothing about the channel as a whole.
            CustomerEventKind.ConsentChanged => e.Category.Length > 0 ? Seen(ticks) : Seen(ticks) with
            {
                Contacts = Contacts.WithConsent(e.Channel, ConsentState.Of(e)),
            },
            CustomerEventKind.CartUpdated => Seen(ticks) with { Cart = Cart.Or(new(ticks, e.EventId, (e.Amount, e.Items))) },
            CustomerEventKind.Order => AfterOrder(e.Snapshot!, history.Orders),
            CustomerEventKind.ReferralMade => Seen(ticks) with { ReferralsMade = OneMore(ReferralsMade) },
            CustomerEventKind.ReferredBy => this with { IsReferred = true },
            CustomerEventKind.Review => Seen(ticks) with { Reviews = OneMore(Reviews), RatingSum = RatingSum + e.Rating },
            CustomerEventKind.SurveyAnswer => AfterAnswer(e, ticks),
            CustomerEventKind.MessageSent => this with { MessagesSent = OneMore(MessagesSent) },
            CustomerEventKind.MessageDelivered => this with { MessagesDelivered = OneMore(MessagesDelivered) },
            CustomerEventKind.MessageOpened => Seen(ticks) with { MessagesOpened = OneMore(MessagesOpened) },
            CustomerEventKind.MessageClicked => Seen(ticks) with { MessagesClicked = OneMore(MessagesClicked) },
            CustomerEventKind.MessageUnsubscribed => Seen(ticks) with { Contacts = Contacts.WithConsent(e.Channel, ConsentState.Of(e)) },
            CustomerEventKind.CaseOpened => Seen(ticks) with { OpenCases = history.Cases.OpenCount },
            CustomerEventKind.CaseClosed => this with { OpenCases = history.Cases.OpenCount },
            CustomerEventKind.SubscriptionStarted => Seen(ticks) with { OpenSubscriptions = history.Subscriptions.OpenCount },
            CustomerEventKind.SubscriptionCancelled => Seen(ticks) with { OpenSubscriptions = history.Subscriptions.OpenCount },
            CustomerEventKind.Custom => Seen(ticks),
            // The renewal of a subscription is a booking, an exposure and a trait are the shop's doing: none shows the customer.
            _ => this,
        };
    }

    private CustomerProfile AfterOrder(OrderSnapshot snapshot, OrderLedger ledger) =>
        // Only placing an order shows the customer; later changes to it are as a rule the shop's, and so are credits.
        (snapshot.IsCredit ? this : Seen(snapshot.PlacedAt.UtcTicks)).WithOrders(ledger);

    private CustomerProfile WithOrders(OrderLedger ledger) => this with
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

    private static int OneMore(int count) => count == int.MaxValue ? count : count + 1;

    private CustomerProfile Seen(long ticks) => this with
    {
        FirstSeenTicks = FirstSeenTicks == 0 ? ticks : Math.Min(FirstSeenTicks, ticks),
        LastSeenTicks = Math.Max(LastSeenTicks, ticks),
    };
}
