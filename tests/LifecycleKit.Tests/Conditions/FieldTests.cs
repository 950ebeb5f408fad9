using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The values of each built-in field for a customer with many facts, and for a customer without facts.</summary>
public class FieldTests
{
    private static readonly DateTimeOffset Now = Days.Day(30);

    private static readonly (NumberField Field, decimal Value, bool KnownWithoutFacts)[] Numbers =
    [
        (Fields.OrderCount, 3, true), (Fields.FullPriceOrderCount, 2, true), (Fields.RecencyDays, 20, false),
        (Fields.MeanDaysBetweenOrders, 4, false),
        (Fields.NetRevenue, 250, true), (Fields.RefundedTotal, 50, true), (Fields.VisitCount, 2, true), (Fields.EngagedVisitCount, 1, true),
        (Fields.CartValue, 12.5m, true), (Fields.CartItemCount, 4, true), (Fields.ReferralCount, 1, true), (Fields.ReviewCount, 2, true),
        (Fields.LastNps, 8, false), (Fields.LastCsat, 4, false), (Fields.SentMessageCount, 1, true), (Fields.ClickedMessageCount, 1, true),
        (Fields.DeliveredMessageCount, 1, true), (Fields.OpenedMessageCount, 2, true), (Fields.VisitsSinceLastOrder, 1, false),
        (Fields.MeanRating, 4.5m, false),
        (Fields.OpenCaseCount, 1, true), (Fields.OpenSubscriptionCount, 1, true),
        (Fields.AccountContactCount, 2, true),
        (Fields.UndeliveredOrderCount, 1, true), (Fields.BoughtProductCount, 1, true), (Fields.BoughtCategoryCount, 2, true),
        (Fields.OpenDealCount, 2, true), (Fields.WonDealCount, 1, true), (Fields.LostDealCount, 1, true),
        (Fields.OpenDealValue, 1_000, true), (Fields.WeightedDealValue, 250, true), (Fields.WonDealValue, 80.5m, true),
        (Fields.DaysToDealClose, 5, false), (Fields.OverdueDealCount, 1, true),
        (Fields.LargestOrder, 100, false), (Fields.MeanOfOtherOrders, 75, false),
        (Fields.Profit, 50, false), (Fields.ProfitKnown, 0.6m, false), (Fields.ProfitRate, 0.33333333m, false),
        (Fields.RecencyScore, 2, false), (Fields.FrequencyScore, 3, false), (Fields.MonetaryScore, 4, false),
    ];

    private static readonly (InstantField Field, double Day)[] Instants =
    [
        (Fields.FirstSeenAt, 1), (Fields.LastSeenAt, 15), (Fields.FirstOrderAt, 2), (Fields.LastOrderAt, 10), (Fields.CartUpdatedAt, 11),
        (Fields.LastShippedAt, 12), (Fields.LastDeliveredAt, 7), (Fields.LastReturnedAt, 9),
        (Fields.LastMessageSentAt, 11), (Fields.AccountChangedAt, 13), (Fields.AccountContactsChangedAt, 14),
        (Fields.NextExpectedOrderAt, 14),
        (Fields.LastDealChangedAt, 25), (Fields.LastDealWonAt, 21), (Fields.LastDealLostAt, 22), (Fields.NextDealCloseAt, 35),
    ];

    private static readonly (FlagField Field, bool Value)[] Flags =
    [
        (Fields.EmailContactable, true), (Fields.SmsContactable, false), (Fields.PushContactable, true), (Fields.IsReferred, true),
        (Fields.IsAccountContact, true),
    ];

    private static readonly (TextField Field, string Value)[] Texts =
    [
        (Fields.FirstVisitSource, "ad"), (Fields.FirstVisitMedium, "cpc"), (Fields.FirstVisitCampaign, "may"),
        (Fields.FirstVisitTerm, "tea"),
        (Fields.LastVisitSource, "mail"), (Fields.LastVisitMedium, "email"), (Fields.LastVisitCampaign, "june"),
        (Fields.LastVisitTerm, "coffee"),
        (Fields.DealStage, "proposal"),
    ];

    [Fact]
    public void Texts_OfACustomer_AreReadOrMissing() => Assert.All(Texts, x =>
    {
        Assert.Equal((Truth.True, Truth.False), (Ask(x.Field.EqualTo(x.Value)), Ask(x.Field.NotEqualTo(x.Value))));
        Assert.Equal(
            (Truth.Unknown, Truth.False), (EvaluateWithoutFacts(x.Field.EqualTo(x.Value)), EvaluateWithoutFacts(x.Field.Exists())));
    });

    [Fact]
    public void Numbers_OfAKnownCustomer_AreRead() => Assert.All(Numbers, x => Assert.Equal(Truth.True, Ask(x.Field.EqualTo(x.Value))));

    [Fact]
    public void Instants_OfAKnownCustomer_AreRead() => Assert.All(Instants, x =>
        Assert.Equal(Truth.True, Ask(x.Field.OnOrAfter(Days.Day(x.Day)) & x.Field.Before(Days.Day(x.Day).AddTicks(1)))));

    [Fact]
    public void Flags_OfAKnownCustomer_AreRead() =>
        Assert.All(Flags, x => Assert.Equal(Truth.True, Ask(x.Value ? x.Field.IsTrue() : x.Field.IsFalse())));

    [Fact]
    public void StageOfTheAccount_OfAContact_IsThatOfTheCurrentAccount()
    {
        Assert.Equal(Truth.True, Ask(StageFields.AccountStage.EqualTo("customer") & StageFields.AccountStageRank.EqualTo(3)));
        Assert.Equal(Truth.True, Ask(StageFields.AccountStageAt.OnOrAfter(Days.Day(12))));
        Assert.Equal(Truth.False, Ask(StageFields.AccountStageAt.After(Days.Day(12))));
        foreach (var field in new Field[] { StageFields.AccountStage, StageFields.AccountStageRank, StageFields.AccountStageAt })
            Assert.Equal(Truth.False, EvaluateWithoutFacts(field.Exists()));
        Assert.Equal(Truth.Unknown, EvaluateWithoutFacts(StageFields.AccountStageRank.AtLeast(0)));
        Assert.Equal(Truth.Unknown, EvaluateWithoutFacts(StageFields.AccountStageAt.OlderThan(TimeSpan.FromDays(1))));
    }

    [Fact]
    public void Exists_OfAnyField_IsNeverUnknown() => Assert.All(All(), field =>
    {
        Assert.NotEqual(Truth.Unknown, Ask(field.Exists()));
        Assert.NotEqual(Truth.Unknown, EvaluateWithoutFacts(field.Exists()));
    });

    [Fact]
    public void MissingNumbers_Compared_AreUnknown() => Assert.All(Numbers, x =>
    {
        Assert.Equal(x.KnownWithoutFacts ? Truth.True : Truth.False, EvaluateWithoutFacts(x.Field.Exists()));
        Condition[] comparisons =
        [
            x.Field.EqualTo(0), x.Field.NotEqualTo(0), x.Field.GreaterThan(0), x.Field.AtLeast(0), x.Field.LessThan(0), x.Field.AtMost(0),
            x.Field.Between(0, 1), x.Field.In(0), x.Field.NotIn(0),
        ];
        Assert.All(comparisons, condition => Assert.Equal(x.KnownWithoutFacts, EvaluateWithoutFacts(condition) != Truth.Unknown));
    });

    [Fact]
    public void MissingInstants_Compared_AreUnknown() =>
        Assert.All([.. Instants.Select(x => x.Field), StageFields.EnteredAt], field => Assert.All(
        [field.OlderThan(TimeSpan.FromDays(1)), field.Within(TimeSpan.FromDays(1)), field.OnOrAfter(Now), field.Before(Now)],
        condition => Assert.Equal(Truth.Unknown, EvaluateWithoutFacts(condition))));

    [Fact]
    public void EventFields_OfEachKind_AreReadWhereTheyBelong()
    {
        Assert.All(CustomerEventTests.Factories, row =>
        {
            var (kind, e, _) = row.Data;
            var hasAmount = kind is CustomerEventKind.Order or CustomerEventKind.CartUpdated or CustomerEventKind.SubscriptionStarted
                or CustomerEventKind.SubscriptionRenewed;
            Assert.Equal(hasAmount, Known(e, Fields.EventAmount));
            Assert.Equal(kind == CustomerEventKind.Review, Known(e, Fields.EventRating));
            Assert.Equal(kind == CustomerEventKind.SurveyAnswer, Known(e, Fields.EventScore));
            Assert.Equal(kind == CustomerEventKind.SurveyAnswer && e.Survey == SurveyKind.Nps, Known(e, Fields.EventNps));
            Assert.Equal(kind == CustomerEventKind.Visit, Known(e, Fields.EventEngaged));
            Assert.Equal(e.Source is not null, Known(e, Fields.EventSource));
            Assert.Equal(e.Medium is not null, Known(e, Fields.EventMedium));
            Assert.Equal(e.Campaign is not null, Known(e, Fields.EventCampaign));
            Assert.Equal(e.Term is not null, Known(e, Fields.EventTerm));
            Assert.Equal(e.LandingPage is not null, Known(e, Fields.EventLandingPage));
            Assert.Equal(e.Name is not null, Known(e, Fields.EventName));
            Assert.Equal(e.IsMessage, Known(e, Fields.EventPlay));
            Assert.Equal(e.Snapshot?.SalesChannel is not null, Known(e, Fields.EventSalesChannel));
            Assert.Equal(e.Snapshot?.Lines.Count > 0, Known(e, Fields.EventProducts));
            Assert.Equal(e.Snapshot?.Category is not null || e.Snapshot?.Lines.Count > 0, Known(e, Fields.EventCategories));
            Assert.Equal(e.Deal is not null, Known(e, Fields.EventDealStage));
            Assert.Equal(e.Deal is not null, Known(e, Fields.EventDealOutcome));
            Assert.Equal(e.Deal?.Value is not null, Known(e, Fields.EventDealValue));
            if (e.Deal is { } deal)
                Assert.Equal(Truth.True, AskAt(e, Fields.EventDealOutcome.EqualTo($"{deal.Outcome}".ToLowerInvariant())));
            if (hasAmount) Assert.Equal(Truth.True, AskAt(e, Fields.EventAmount.EqualTo(e.Amount)));
        });
    }

    [Fact]
    public void EventFields_WithoutEvent_AreMissing() => Assert.All(
        All().Where(field => field.Timing == FieldTiming.Event),
        field => Assert.Equal(Truth.False, Ask(field.Exists())));

    [Fact]
    public void Names_OfFields_AreDistinct()
    {
        Assert.Equal(All().Count, All().Select(field => field.Name).Distinct().Count());
        Assert.All(All(), field => Assert.Equal(field.Name, field.ToString()));
    }

    [Fact]
    public void RecencyDays_InAZone_AreItsCalendarDays()
    {
        var history = Snapshots.History(
            Snapshots.Order("A", placed: 1) with { PlacedAt = Days.Day(1).AddHours(23.5), ChangedAt = Days.Day(2) });
        var vienna = new FactContext(TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"));
        Assert.Equal(Truth.True, Fields.RecencyDays.EqualTo(0).Evaluate(new Facts(history, Days.Day(2), vienna)));
        Assert.Equal(Truth.True, Fields.RecencyDays.EqualTo(1).Evaluate(new Facts(history, Days.Day(2))));
    }

    [Fact]
    public void FieldsOfTheCustomer_AreAllInTheTables() => Assert.Equal(
        FieldsOf(typeof(Fields)).Where(field => field.Timing != FieldTiming.Event).Select(field => field.Name).Order(),
        Numbers.Select(x => x.Field.Name).Concat(Instants.Select(x => x.Field.Name)).Concat(Flags.Select(x => x.Field.Name))
            .Concat(Texts.Select(x => x.Field.Name))
            .Concat([Fields.ContactChannels.Name, Fields.BoughtProducts.Name, Fields.BoughtCategories.Name])
            .Concat(ForecastFieldTests.Forecasts.Select(field => field.Name))
            .Append(Fields.SpendTier.Name).Append(Fields.NextOrderAt.Name).Order());

    private static List<Field> All() => [.. FieldsOf(typeof(Fields)), .. FieldsOf(typeof(StageFields))];

    private static IEnumerable<Field> FieldsOf(Type type) =>
        type.GetProperties().Where(property => property.PropertyType != typeof(IReadOnlyList<Field>))
            .Select(property => (Field)property.GetValue(null)!);

    private static CustomerHistory Known()
    {
        var history = Snapshots.History(
            Snapshots.Order("A", placed: 2) with { ReturnedAt = Days.Day(9), Margin = 40 },
            Snapshots.Order("B", placed: 4, refunded: 50) with { ShippedAt = Days.Day(6), DeliveredAt = Days.Day(7), Margin = 20 },
            Snapshots.Order("C", placed: 10) with
            {
                Discount = 5, ShippedAt = Days.Day(12), Category = "gifts",
                Lines = [new OrderLine { Product = "pot", NetAmount = 100, Category = "tea" }],
            });
        CustomerEvent[] events =
        [
            CustomerEvent.Visit(Days.Day(1), "ad", engaged: true, medium: "cpc", campaign: "may", term: "tea"),
            CustomerEvent.Visit(Days.Day(15), "mail", medium: "email", campaign: "june", term: "coffee"),
            CustomerEvent.CartUpdated(Days.Day(11), 12.5m, 4),
            CustomerEvent.ReferralMade(Days.Day(11)), CustomerEvent.ReferredBy(Days.Day(11)), CustomerEvent.Review(Days.Day(11), 5),
            CustomerEvent.Review(Days.Day(11), 4),
            CustomerEvent.Message(CustomerEventKind.MessageDelivered, Days.Day(11), "p", Channels.Email),
            CustomerEvent.Message(CustomerEventKind.MessageOpened, Days.Day(11), "p", Channels.Email),
            CustomerEvent.Message(CustomerEventKind.MessageOpened, Days.Day(12), "p", Channels.Email),
            CustomerEvent.SurveyAnswer(Days.Day(11), SurveyKind.Nps, 8), CustomerEvent.SurveyAnswer(Days.Day(11), SurveyKind.Csat, 4),
            CustomerEvent.Message(CustomerEventKind.MessageSent, Days.Day(11), "p", Channels.Email),
            CustomerEvent.Message(CustomerEventKind.MessageClicked, Days.Day(11), "p", Channels.Email),
            CustomerEvent.CaseOpened(Days.Day(11), "c"), CustomerEvent.SubscriptionStarted(Days.Day(11), "s"),
            CustomerEvent.DealChanged(Snapshots.Deal("a", 20, value: 1_000) with { Probability = 0.25m, ExpectedCloseAt = Days.Day(35) }),
            CustomerEvent.DealChanged(Snapshots.Deal("b", 20, changed: 25, stage: "proposal") with { ExpectedCloseAt = Days.Day(30) }),
            CustomerEvent.DealChanged(Snapshots.Deal("c", 20, changed: 21, value: 80.5m, outcome: DealOutcome.Won)),
            CustomerEvent.DealChanged(Snapshots.Deal("d", 20, changed: 22, value: 9, outcome: DealOutcome.Lost)),
            CustomerEvent.AccountJoined(Days.Day(3), "globex"), CustomerEvent.AccountJoined(Days.Day(13), "acme"),
            CustomerEvent.AccountLevelChanged(Days.Day(12), "acme", "customer", 3),
            CustomerEvent.AccountLevelChanged(Days.Day(14), "globex", "champion", 5),
            CustomerEvent.ContactJoined(Days.Day(5), "c1"), CustomerEvent.ContactJoined(Days.Day(6), "c2"),
            CustomerEvent.ContactJoined(Days.Day(7), "c3"), CustomerEvent.ContactLeft(Days.Day(14), "c3"),
            CustomerEvent.ContactCaptured(Days.Day(11), Channels.Email), CustomerEvent.ConsentChanged(Days.Day(11), Channels.Push, true),
        ];
        foreach (var e in events) history.Apply(e);
        return history;
    }

    private static Truth Ask(Condition condition) => condition.Evaluate(new Facts(Known(), Now, GivenScores.Context(TimeZoneInfo.Utc)));

    private static Truth EvaluateWithoutFacts(Condition condition) => condition.Evaluate(new Facts(new CustomerHistory(), Now));

    private static Truth AskAt(CustomerEvent customerEvent, Condition condition) =>
        condition.Evaluate(new Facts(new CustomerHistory(), FactContext.Default, customerEvent.At.UtcTicks, in customerEvent));

    private static bool Known(CustomerEvent customerEvent, Field field) => AskAt(customerEvent, field.Exists()) == Truth.True;
}
