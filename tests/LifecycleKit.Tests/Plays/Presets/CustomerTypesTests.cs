using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

public class CustomerTypesTests
{
    private static readonly (string Name, Condition Kind, Func<NaiveCustomer, DateTimeOffset, bool> Naive)[] Types =
    [
        ("first-time", CustomerTypes.FirstTimeVisitor(), (x, _) => Visits(x) == 1 && x.OrderCount == 0),
        ("first-time by ad", CustomerTypes.FirstTimeVisitor("ad", "post"),
            (x, _) => Visits(x) == 1 && x.OrderCount == 0 && x.First.Source == "ad"),
        ("returned", CustomerTypes.ReturnedWithoutBuying, (x, _) => Visits(x) >= 2 && x.OrderCount == 0),
        ("vip", CustomerTypes.Vip, (x, at) => x.OrderCount > 0 && (IsChampion(x, at) || (MonetaryScore(x) == 5 && Silence(x, at) < 180))),
        ("vip from", CustomerTypes.VipFrom(50), (x, at) => x.OrderCount > 0 && x.NetRevenue >= 50 && Silence(x, at) < 180),
        ("lapsed", CustomerTypes.LapsedBigSpender, (x, at) => x.OrderCount > 0 && MonetaryScore(x) >= 4 && Silence(x, at) >= 180),
        ("lapsed from", CustomerTypes.LapsedBigSpenderFrom(50), (x, at) => x.OrderCount > 0 && x.NetRevenue >= 50 && Silence(x, at) >= 180),
        ("one-time", CustomerTypes.OneTimeBuyerPast(45), (x, at) => x.OrderCount == 1 && Midnights(x, at) > 45),
        ("discount-only", CustomerTypes.DiscountOnlyBuyer,
            (x, _) => x.Orders.Any(NaiveOrder.Counts) && x.Orders.Where(NaiveOrder.Counts).All(order => order.Discount > 0)),
    ];

    [Fact]
    public void Types_OfAnyCustomer_EqualTheNaiveDefinitions()
    {
        var (held, failed) = (new HashSet<string>(), new HashSet<string>());
        Law.Holds(
            from events in Gen.ArrayOf(EventGen.Any).Resize(12)
            from days in Gen.Choose(26, 70)
            from more in Gen.Elements(0, 0, 120, 155, 400)
            select (Events: events, At: Days.Day(days + more)),
            x =>
            {
                var history = new CustomerHistory();
                foreach (var e in x.Events) history.Apply(e);
                var naive = new NaiveCustomer(x.Events);
                foreach (var (name, kind, isOfType) in Types)
                {
                    var expected = isOfType(naive, x.At);
                    (expected ? held : failed).Add(name);
                    Assert.Equal((name, expected), (name, kind.Evaluate(new Facts(history, x.At, PresetCases.Context)) == Truth.True));
                }
            },
            count: 4_000);
        Assert.Equal((Types.Length, Types.Length), (held.Count, failed.Count));
    }

    [Fact]
    public void FirstTimeVisitor_BySource_ReadsTheFirstKnownSource()
    {
        var history = After(CustomerEvent.Visit(Days.Day(1), "ad"));
        Assert.Equal(Truth.True, Ask(CustomerTypes.FirstTimeVisitor("ad", "mail"), history));
        Assert.Equal(Truth.False, Ask(CustomerTypes.FirstTimeVisitor("mail"), history));
        Assert.Equal(Truth.True, Ask(CustomerTypes.FirstTimeVisitor(), After(CustomerEvent.Visit(Days.Day(1)))));
        Assert.Equal(Truth.Unknown, Ask(CustomerTypes.FirstTimeVisitor("ad"), After(CustomerEvent.Visit(Days.Day(1)))));
        history.Apply(CustomerEvent.Visit(Days.Day(2), "ad"));
        Assert.Equal(Truth.False, Ask(CustomerTypes.FirstTimeVisitor("ad"), history));
        Assert.Equal(Truth.True, Ask(CustomerTypes.ReturnedWithoutBuying, history));
    }

    [Fact]
    public void DiscountOnlyBuyer_AfterARefundAndItsReversal_FollowsTheCountedOrders()
    {
        var full = Snapshots.Order("B", placed: 2);
        var history = Snapshots.History(Snapshots.Order("A", placed: 1) with { Discount = 5 }, full);
        Assert.Equal(Truth.False, Ask(CustomerTypes.DiscountOnlyBuyer, history));
        history.Apply(CustomerEvent.Order(full with { RefundedTotal = 100, ChangedAt = Days.Day(3) }));
        Assert.Equal(Truth.True, Ask(CustomerTypes.DiscountOnlyBuyer, history));
        history.Apply(CustomerEvent.Order(full with { ChangedAt = Days.Day(4) }));
        Assert.Equal(Truth.False, Ask(CustomerTypes.DiscountOnlyBuyer, history));
        Assert.Equal(Truth.False, Ask(CustomerTypes.DiscountOnlyBuyer, new CustomerHistory()));
    }

    [Theory]
    [InlineData(45, false)]
    [InlineData(46, true)]
    public void OneTimeBuyerPast_OnTheDayAndAfter_BeginsAfter(int days, bool expected) => Assert.Equal(
        expected,
        CustomerTypes.OneTimeBuyerPast(45).Evaluate(new Facts(Snapshots.History(Snapshots.Order("A", placed: 1)), Days.Day(1 + days)))
            == Truth.True);

    [Fact]
    public void Types_OfBadArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("days", () => CustomerTypes.OneTimeBuyerPast(-1));
        Assert.Throws<ArgumentNullException>("sources", () => CustomerTypes.FirstTimeVisitor(null!));
    }

    [Fact]
    public void Vip_WithoutCutPoints_IsUnknown()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1, gross: 900));
        Assert.Equal(Truth.Unknown, CustomerTypes.Vip.Evaluate(new Facts(history, Days.Day(2))));
        Assert.Equal(Truth.True, CustomerTypes.VipFrom(900).Evaluate(new Facts(history, Days.Day(2))));
        Assert.Equal(Truth.True, Ask(CustomerTypes.Vip, history));
    }

    private static CustomerHistory After(CustomerEvent customerEvent)
    {
        var history = new CustomerHistory();
        history.Apply(customerEvent);
        return history;
    }

    private static Truth Ask(Condition kind, CustomerHistory history) =>
        kind.Evaluate(new Facts(history, Days.Day(30), PresetCases.Context));

    private static int Visits(NaiveCustomer customer) => customer.Count(CustomerEventKind.Visit);

    private static double Silence(NaiveCustomer customer, DateTimeOffset at) => (at - customer.LastOrderAt!.Value).TotalDays;

    private static int Midnights(NaiveCustomer customer, DateTimeOffset at) =>
        (at.UtcDateTime.Date - customer.LastOrderAt!.Value.UtcDateTime.Date).Days;

    /// <summary>
    /// Follows the cut points of <see cref="PresetCases"/> and the table of the five-phase map; a customer with one order is never a
    /// champion.
    /// </summary>
    private static bool IsChampion(NaiveCustomer customer, DateTimeOffset at)
    {
        var frequency = customer.OrderCount switch { 1 => 1, 2 => 2, 3 => 3, <= 5 => 4, _ => 5 };
        var both = (frequency + MonetaryScore(customer) + 1) / 2;
        return customer.OrderCount > 1 && (Midnights(customer, at) <= 30 ? both >= 4 : Midnights(customer, at) <= 60 && both == 5);
    }

    private static int MonetaryScore(NaiveCustomer customer) =>
        customer.NetRevenue switch { <= 100 => 1, <= 200 => 2, <= 400 => 3, <= 800 => 4, _ => 5 };
}
