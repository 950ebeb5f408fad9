namespace LifecycleKit.Customers;

public readonly partial record struct CustomerProfile
{
    internal ProfileData ToData() => new()
    {
        FirstSeenAt = FirstSeenAt,
        LastSeenAt = LastSeenAt,
        Visits = Visits,
        EngagedVisits = EngagedVisits,
        SessionTime = SessionTime,
        FirstSourceVisit = DataOf(FirstNamedVisit),
        LastSourceVisit = DataOf(LastNamedVisit),
        CapturedChannels = Contacts.Captured,
        ReferralsMade = ReferralsMade,
        IsReferred = IsReferred,
        Reviews = Reviews,
        RatingSum = RatingSum,
        LastNps = DataOf(Nps),
        LastCsat = DataOf(Csat),
        Cart = CartUpdatedAt is { } at ? new CartState { ReportedAt = at, EventId = Cart.EventId, Value = CartValue, Items = CartItems } : null,
        MessagesSent = MessagesSent,
        MessagesDelivered = MessagesDelivered,
        MessagesOpened = MessagesOpened,
        MessagesClicked = MessagesClicked,
    };

    /// <summary>The profile that data describe, together with what the history has besides.</summary>
    internal static CustomerProfile Of(ProfileData data, CustomerHistory history)
    {
        var contacts = default(Contactability).WithContact(data.CapturedChannels);
        foreach (var consent in history.Consents.GetAll())
        {
            if (consent.Category.Length == 0) contacts = contacts.WithConsent(consent.Channel, consent.State);
        }

        var profile = new CustomerProfile
        {
            FirstSeenTicks = data.FirstSeenAt?.UtcTicks ?? 0,
            LastSeenTicks = data.LastSeenAt?.UtcTicks ?? 0,
            Visits = data.Visits,
            EngagedVisits = data.EngagedVisits,
            SessionTicks = data.SessionTime.Ticks,
            FirstNamedVisit = Of(data.FirstSourceVisit),
            LastNamedVisit = Of(data.LastSourceVisit),
            Contacts = contacts,
            ReferralsMade = data.ReferralsMade,
            IsReferred = data.IsReferred,
            Reviews = data.Reviews,
            RatingSum = data.RatingSum,
            Nps = Of(data.LastNps),
            Csat = Of(data.LastCsat),
            Cart = data.Cart is { } cart ? new(cart.ReportedAt.UtcTicks, cart.EventId, (cart.Value, cart.Items)) : default,
            MessagesSent = data.MessagesSent,
            MessagesDelivered = data.MessagesDelivered,
            MessagesOpened = data.MessagesOpened,
            MessagesClicked = data.MessagesClicked,
            OpenCases = history.Cases.OpenCount,
            OpenSubscriptions = history.Subscriptions.OpenCount,
        };
        return profile.WithOrders(history.Orders);
    }

    private static SourceVisit? DataOf(in SourceMark mark) => mark.Source is { } source
        ? new SourceVisit { VisitedAt = new DateTimeOffset(mark.Ticks, TimeSpan.Zero), EventId = mark.EventId, Source = source }
        : null;

    private static SourceMark Of(SourceVisit? visit) => visit is { } x ? new SourceMark(x.VisitedAt.UtcTicks, x.EventId, x.Source) : default;

    private static LastAnswer? DataOf(in LastWrite<decimal> answer) => answer.IsWritten
        ? new LastAnswer { AnsweredAt = new DateTimeOffset(answer.Ticks, TimeSpan.Zero), EventId = answer.EventId, Score = answer.Value }
        : null;

    private static LastWrite<decimal> Of(LastAnswer? answer) =>
        answer is { } x ? new LastWrite<decimal>(x.AnsweredAt.UtcTicks, x.EventId, x.Score) : default;
}
