using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>
/// All facts about a customer from the library, or from the naive computation, one line each, so that two views are easy to compare.
/// </summary>
internal static class CustomerView
{
    private static readonly Channels[] All =
        [Channels.Email, Channels.Sms, Channels.Push, Channels.OnSite, Channels.InPerson, Channels.Custom];

    public static IReadOnlyList<string> Of(CustomerHistory history, IEnumerable<DateTimeOffset> instants)
    {
        var x = history.Profile;
        return
        [
            Line("seen", x.FirstSeenAt, x.LastSeenAt),
            Line("visits", x.VisitCount, x.EngagedVisitCount, x.SessionTime, x.FirstSource, x.LastSource),
            Line("origins", x.FirstMedium, x.FirstCampaign, x.FirstTerm, x.LastMedium, x.LastCampaign, x.LastTerm),
            Line("orders", x.OrderCount, x.FullPriceOrderCount, x.NetRevenue, x.RefundedTotal, x.FirstOrderAt, x.LastOrderAt),
            Line("ledger", history.Orders.OrderCount, history.Orders.FullPriceOrderCount, history.Orders.NetRevenue,
                history.Orders.RefundedTotal, history.Orders.FirstOrderAt,
                history.Orders.LastOrderAt),
            Line("fulfilment", history.Orders.LastShippedAt, history.Orders.LastDeliveredAt, history.Orders.LastReturnedAt,
                history.Orders.UndeliveredOrderCount),
            Line("bought", [.. history.Orders.BoughtProducts, "in", .. history.Orders.BoughtCategories]),
            Line("referrals", x.ReferralCount, x.IsReferred),
            Line("answers", x.LastNps, x.LastCsat),
            Line("reviews", x.ReviewCount, x.MeanRating().TryGetValue(out var rating) ? Math.Round(rating, 9) : null),
            Line("cart", x.CartValue, x.CartItemCount, x.CartUpdatedAt),
            Line("messages", x.SentMessageCount, x.DeliveredMessageCount, x.OpenedMessageCount, x.ClickedMessageCount),
            Line("open", x.OpenCaseCount, x.OpenSubscriptionCount),
            Line("deals", history.Deals.OpenCount, history.Deals.WonCount, history.Deals.LostCount, history.Deals.LastOpen?.Stage),
            Line("deal values", history.Deals.OpenValue, history.Deals.WeightedValue, history.Deals.WonValue),
            Line("deal instants", history.Deals.LastChangedAt, history.Deals.LastWonAt, history.Deals.LastLostAt),
            Line("captured", x.Contacts.Captured),
            .. instants.Select(
                at => Line($"contactable at {at:O}", Set(All.Where(channel => history.Profile.Contacts.IsContactable(channel, at))))),
        ];
    }

    public static IReadOnlyList<string> Of(NaiveCustomer x, IEnumerable<DateTimeOffset> instants)
    {
        var reviews = x.Count(CustomerEventKind.Review);
        return
        [
            Line("seen", x.FirstSeenAt, x.LastSeenAt),
            Line("visits", x.Count(CustomerEventKind.Visit), x.EngagedVisits, x.SessionTime, x.First.Source, x.Last.Source),
            Line("origins", x.First.Medium, x.First.Campaign, x.First.Term, x.Last.Medium, x.Last.Campaign, x.Last.Term),
            Line("orders", x.OrderCount, x.FullPriceOrders, x.NetRevenue, x.RefundedTotal, x.FirstOrderAt, x.LastOrderAt),
            Line("ledger", x.OrderCount, x.FullPriceOrders, x.NetRevenue, x.RefundedTotal, x.FirstOrderAt, x.LastOrderAt),
            Line("fulfilment", x.LastShippedAt, x.LastDeliveredAt, x.LastReturnedAt, x.UndeliveredOrders),
            Line("bought", [.. x.BoughtProducts, "in", .. x.BoughtCategories]),
            Line("referrals", x.Count(CustomerEventKind.ReferralMade), x.IsReferred),
            Line("answers", x.LastAnswer(SurveyKind.Nps), x.LastAnswer(SurveyKind.Csat)),
            Line("reviews", reviews, reviews > 0 ? Math.Round((double)(x.RatingSum / reviews), 9) : null),
            Line("cart", x.Cart.Value, x.Cart.Items, x.CartUpdatedAt),
            Line("messages", x.Count(CustomerEventKind.MessageSent), x.Count(CustomerEventKind.MessageDelivered),
                x.Count(CustomerEventKind.MessageOpened), x.Count(CustomerEventKind.MessageClicked)),
            Line("open", x.Open(CustomerEventKind.CaseOpened, CustomerEventKind.CaseClosed),
                x.Open(CustomerEventKind.SubscriptionStarted, CustomerEventKind.SubscriptionCancelled)),
            Line("deals", x.Deals.Open.Count(), x.Deals.Of(DealOutcome.Won).Count(), x.Deals.Of(DealOutcome.Lost).Count(), x.Deals.Stage),
            Line("deal values", NaiveDeals.Sum(x.Deals.Open, deal => deal.Value), x.Deals.Weighted,
                NaiveDeals.Sum(x.Deals.Of(DealOutcome.Won), deal => deal.Value)),
            Line("deal instants", x.Deals.LastChanged, x.Deals.LastClosed(DealOutcome.Won), x.Deals.LastClosed(DealOutcome.Lost)),
            Line("captured", x.Captured),
            .. instants.Select(at => Line($"contactable at {at:O}", Set(All.Where(channel => x.IsContactable(channel, at))))),
        ];
    }

    private static string Line(string name, params object?[] values) => $"{name}: {string.Join(", ", values.Select(Text))}";

    private static string Set(IEnumerable<Channels> channels) => string.Join('+', channels);

    private static string? Text(object? value) => value switch
    {
        decimal number => FormattableString.Invariant($"{number:0.############################}"),
        DateTimeOffset instant => $"{instant.UtcDateTime:O}",
        _ => FormattableString.Invariant($"{value}"),
    };
}
