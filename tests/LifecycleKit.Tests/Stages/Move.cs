using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Stages;

/// <summary>One event of a customer, or a wait; stories are sequences of such moves.</summary>
internal sealed record Move(string Name, Action<Story> Play)
{
    public static IReadOnlyList<Move> Palette { get; } =
    [
        new("bounces", story => story.Visit(engaged: false)),
        new("visits", story => story.Visit()),
        new("leaves e-mail", story => story.Contact()),
        new("leaves number", story => story.Contact(Channels.Sms)),
        new("withdraws e-mail", story => story.Consent(granted: false)),
        new("grants e-mail", story => story.Consent(granted: true)),
        new("fills cart", story => story.Cart(items: 2)),
        new("empties cart", story => story.Cart(items: 0)),
        new("cart of 25 days ago comes in", story => story.Tell(at => CustomerEvent.CartUpdated(at.AddDays(-25), 20, 2)).Wait(0)),
        new("orders", story => story.Order()),
        new("order of 120 days ago comes in", story => story.Order(daysAgo: 120)),
        new("order of 400 days ago comes in", story => story.Order(daysAgo: 400)),
        new("last order refunded", story => story.RefundLast()),
        new("last order cancelled", story => story.CancelLast()),
        new("last order amended away", story => story.AmendLastAway()),
        new("first order refunded", story => story.Refund(0)),
        new("refers", story => story.Refer()),
        new("5 stars", story => story.Review(5)),
        new("1 star", story => story.Review(1)),
        new("NPS 10", story => story.Answer(SurveyKind.Nps, 10)),
        new("NPS 3", story => story.Answer(SurveyKind.Nps, 3)),
        new("CSAT 5", story => story.Answer(SurveyKind.Csat, 5)),
        new("clicks", story => story.Click()),
        new("attends a webinar", story => story.Attend()),
        new("subscribes", story => story.Subscribe()),
        new("renews", story => story.Renew()),
        new("ends subscription", story => story.Unsubscribe()),
        new("opens a deal", story => story.Deal($"deal {story.Events.Count}")),
        new("opens the deal", story => story.Deal()),
        new("wins the deal", story => story.Win(story.Deals.LastOpen?.DealId ?? "deal")),
        new("loses the deal", story => story.Lose()),
        new("opens the deal again", story => story.Reopen(
            story.Deals.GetAll().FirstOrDefault(deal => deal.Outcome != DealOutcome.Open)?.DealId ?? "deal")),
        new("30 days pass", story => story.Wait(30)),
        new("90 days pass", story => story.Wait(90)),
        new("400 days pass", story => story.Wait(400)),
    ];

    public override string ToString() => Name;
}
