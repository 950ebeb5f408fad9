namespace LifecycleKit.Customers;

public readonly partial record struct CustomerProfile
{
    internal ProfileSnapshot ToSnapshot() => new()
    {
        FirstSeenAt = FirstSeenAt,
        LastSeenAt = LastSeenAt,
        VisitCount = VisitCount,
        EngagedVisitCount = EngagedVisitCount,
        SessionTime = SessionTime,
        FirstSourceVisit = SnapshotOf(Activity.FirstNamedVisit),
        LastSourceVisit = SnapshotOf(Activity.LastNamedVisit),
        CapturedChannels = Contacts.Captured,
        ReferralCount = ReferralCount,
        IsReferred = IsReferred,
        ReviewCount = ReviewCount,
        RatingSum = Details.RatingSum,
        LastNps = SnapshotOf(Details.Nps),
        LastCsat = SnapshotOf(Details.Csat),
        Cart = CartUpdatedAt is { } at
            ? new CartState { ReportedAt = at, EventId = Details.Cart.EventId, Value = CartValue, ItemCount = CartItemCount } : null,
        CartEmptiedAt = Activity.CartEmptiedTicks > OrderTotals.LastOrderTicks
            ? new DateTimeOffset(Activity.CartEmptiedTicks, TimeSpan.Zero) : null,
        SentMessageCount = SentMessageCount,
        DeliveredMessageCount = DeliveredMessageCount,
        OpenedMessageCount = OpenedMessageCount,
        ClickedMessageCount = ClickedMessageCount,
    };

    /// <summary>Creates the profile that a snapshot describes, completed from the history.</summary>
    internal static CustomerProfile Of(ProfileSnapshot snapshot, CustomerHistory history)
    {
        var contacts = default(Contactability).WithContact(snapshot.CapturedChannels);
        foreach (var consent in history.Consents.GetAll())
        {
            if (consent.Category.Length == 0) contacts = contacts.WithConsent(consent.Channel, consent.State);
        }

        return new CustomerProfile
        {
            Activity = new ProfileActivity
            {
                FirstSeenTicks = snapshot.FirstSeenAt?.UtcTicks ?? 0,
                LastSeenTicks = snapshot.LastSeenAt?.UtcTicks ?? 0,
                VisitCount = snapshot.VisitCount,
                EngagedVisitCount = snapshot.EngagedVisitCount,
                SessionTicks = snapshot.SessionTime.Ticks,
                FirstNamedVisit = Of(snapshot.FirstSourceVisit),
                LastNamedVisit = Of(snapshot.LastSourceVisit),
                CartEmptiedTicks = Math.Max(snapshot.CartEmptiedAt?.UtcTicks ?? 0, history.Orders.CurrentTotals.LastOrderTicks),
            },
            Details = new ProfileDetails
            {
                Contacts = contacts,
                ReferralCount = snapshot.ReferralCount,
                IsReferred = snapshot.IsReferred,
                ReviewCount = snapshot.ReviewCount,
                RatingSum = snapshot.RatingSum,
                Nps = Of(snapshot.LastNps),
                Csat = Of(snapshot.LastCsat),
                Cart = snapshot.Cart is { } cart ? new(cart.ReportedAt.UtcTicks, cart.EventId, (cart.Value, cart.ItemCount)) : default,
                SentMessageCount = snapshot.SentMessageCount,
                DeliveredMessageCount = snapshot.DeliveredMessageCount,
                OpenedMessageCount = snapshot.OpenedMessageCount,
                ClickedMessageCount = snapshot.ClickedMessageCount,
                OpenCaseCount = history.Cases.OpenCount,
                OpenSubscriptionCount = history.Subscriptions.OpenCount,
            },
            OrderTotals = history.Orders.Totals,
        };
    }

    private static SourceVisit? SnapshotOf(in SourceMark mark) => mark.Source is { } source
        ? new SourceVisit
        {
            VisitedAt = new DateTimeOffset(mark.Ticks, TimeSpan.Zero),
            EventId = mark.EventId,
            Source = source,
            Medium = mark.Origin?.Medium,
            Campaign = mark.Origin?.Campaign,
            Term = mark.Origin?.Term,
            LandingPage = mark.Origin?.LandingPage,
        }
        : null;

    private static SourceMark Of(SourceVisit? visit) =>
        visit is { } x
            ? SourceMark.Of(
                x.VisitedAt.UtcTicks, x.EventId, x.Source, VisitOrigin.Of(x.Source, x.Medium, x.Campaign, x.Term, x.LandingPage))
            : default;

    private static LastAnswer? SnapshotOf(in LastWrite<decimal> answer) => answer.IsWritten
        ? new LastAnswer { AnsweredAt = new DateTimeOffset(answer.Ticks, TimeSpan.Zero), EventId = answer.EventId, Score = answer.Value }
        : null;

    private static LastWrite<decimal> Of(LastAnswer? answer) =>
        answer is { } x ? new LastWrite<decimal>(x.AnsweredAt.UtcTicks, x.EventId, x.Score) : default;
}
