using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

public class ConditionAllocationTests
{
    private static readonly Condition[] Leaves =
    [
        Fields.OrderCount.AtLeast(2), Fields.RecencyDays.GreaterThan(30), Fields.RecencyDays.In(1, 5, 9), Fields.RecencyDays.Between(1, 90),
        Fields.RecencyScore.AtMost(2), Fields.FrequencyScore.Between(1, 2), Fields.MonetaryScore.In(1, 3),
        Fields.MeanDaysBetweenOrders.LessThan(40), Fields.NetRevenue.AtMost(500), Fields.LastNps.AtLeast(9), Fields.LastNps.Exists(),
        Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90)), Fields.FirstSeenAt.Within(TimeSpan.FromDays(5)),
        Fields.CartUpdatedAt.Before(Days.Day(5)), Fields.EmailContactable.IsTrue(), Fields.EventSource.In("a", "ad"),
        Fields.EventAmount.AtLeast(5), Fields.EventEngaged.IsTrue(), StageFields.Current.EqualTo("x"),
        Fields.ContactChannels.ContainsAny("push", "email"), StageFields.Groups.ContainsNone("x"), Fields.SetTrait("tags").Contains("a"),
        Fields.OrdersWithin(TimeSpan.FromDays(7)).AtLeast(1), Fields.NetRevenueWithin(TimeSpan.FromDays(7)).LessThan(9),
        Fields.EventSource.StartsWith("a"), StageFields.Current.StartsWith("x"),
        Fields.CartUpdatedAt.After(Fields.LastOrderAt, TimeSpan.FromHours(1)), Fields.VisitCount.AtLeast(Fields.OrderCount, 5),
        Fields.NetRevenueWithin(TimeSpan.FromDays(7)).LessThan(Fields.NetRevenueWithin(TimeSpan.FromDays(30)), 1, 0.7m),
        Fields.RecencyDays.EqualTo(Fields.OrdersWithin(TimeSpan.FromDays(7))), Fields.EventAmount.GreaterThan(Fields.CartValue),
        Fields.LastOrderAt.Between(Days.Day(1), Days.Day(3)), .. HostLeaves(),
        Fields.VisitsWithinDays(30).AtLeast(1), Fields.CustomEventsWithinDays("signup", 9).LessThan(2),
        Fields.CustomEventCount("signup").AtLeast(1), Fields.CustomEventLastAt("signup").OlderThan(TimeSpan.FromDays(3)),
        Fields.NetRevenueBefore(TimeSpan.FromDays(7)).AtLeast(1), Fields.NetRevenueGrowth(TimeSpan.FromDays(7)).LessThan(0.5m),
        Fields.DaysToAnniversary("birthday").AtMost(7), Fields.NextAnniversaryAt("birthday").Within(TimeSpan.FromDays(1)),
        Condition.Predicate("p", (in facts) => facts.Profile.VisitCount > 3),
    ];

    public static TheoryData<string> Zones => new(Days.Zones.Select(zone => zone.Id));

    [Theory]
    [MemberData(nameof(Zones))]
    public void Evaluate_OfEveryLeafAndATree_AllocatesNothing(string zone)
    {
        var (history, context) = (History(), GivenScores.Context(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var tree = Condition.All(Condition.Any(Leaves), Condition.Not(Condition.All(Leaves)));
        Assert.All([.. Leaves, tree], condition =>
        {
            var day = 0;
            Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(history, Days.Day(day++ % 365), context))));
        });
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void NextFlip_OfEveryLeafAndATree_AllocatesNothing(string zone)
    {
        var (history, context) = (History(), GivenScores.Context(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        Assert.All([.. Leaves, Condition.Any(Leaves)], condition =>
        {
            var day = 0;
            Assert.Equal(0, Allocation.Of(() => condition.NextFlip(new Facts(history, Days.Day(day++ % 365), context))));
        });
    }

    [Fact]
    public void Evaluate_AtAnEvent_AllocatesNothing()
    {
        var history = History();
        var e = CustomerEvent.Visit(Days.Day(9), "ad");
        var entered = Days.Day(1).UtcTicks;
        Assert.All(Leaves, condition => Assert.Equal(
            0,
            Allocation.Of(() =>
                condition.Evaluate(new Facts(history, FactContext.Default, e.At.UtcTicks, in e, StageFields.Attach("x", entered))))));
    }

    [Fact]
    public void ValueOf_OfEveryField_AllocatesNothing()
    {
        var (history, context) = (History(), GivenScores.Context(TimeZoneInfo.Utc));
        Assert.All(Leaves.SelectMany(leaf => leaf.Fields()).Concat(Fields.All).Distinct(), field =>
            Assert.Equal(0, Allocation.Of(() => field.ValueOf(new Facts(history, Days.Day(9), context)))));
    }

    private static Condition[] HostLeaves()
    {
        string[] tags = ["b", "a"];
        FactReader<DateTimeOffset?> next = (in facts) => facts.AsOf.AddDays(1);
        return
        [
            CustomFields.Number("host.n", (in facts) => facts.Profile.VisitCount, FieldTiming.Changing, next).In(1, 2),
            CustomFields.Number("host.c", (in facts) => facts.Profile.VisitCount, (in facts, _) => facts.AsOf.AddDays(1)).AtLeast(2),
            CustomFields.Flag("host.f", (in facts) => facts.Profile.VisitCount > 1, FieldTiming.Changing, next).IsTrue(),
            CustomFields.Text("host.t", (in facts) => facts.Profile.VisitCount > 1 ? "a" : null, FieldTiming.Changing, next).EqualTo("a"),
            CustomFields.Instant("host.i", (in facts) => facts.Profile.LastOrderAt, FieldTiming.Changing, next)
                .OlderThan(TimeSpan.FromDays(9)),
            CustomFields.Set("host.s", (in _) => tags, FieldTiming.Changing, next).ContainsAny("a", "c"),
        ];
    }

    private static CustomerHistory History()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1), Snapshots.Order("B", placed: 2));
        history.Apply(CustomerEvent.ConsentChanged(Days.Day(1), Channels.Email, true, expiresAt: Days.Day(100)));
        history.Apply(CustomerEvent.CartUpdated(Days.Day(1), 5, 1));
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "tags", TraitValue.Create(["a", "b"])));
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "birthday", TraitValue.Create("1990-02-28")));
        history.Apply(CustomerEvent.Custom(Days.Day(1), "signup"));
        for (var day = 0; day < 40; day++) history.Apply(CustomerEvent.Visit(Days.Day(day), "ad", medium: "cpc"));
        return history;
    }
}
