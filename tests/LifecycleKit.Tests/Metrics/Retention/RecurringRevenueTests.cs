using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class RecurringRevenueTests : CustomerMetricContract<RecurringRevenueMovement>
{
    private static readonly DateTimeOffset End = Days.Day(61);

    private static readonly CustomerEvent[] Yearly =
    [
        CustomerEvent.SubscriptionStarted(Days.Day(1), "box", 10),
        CustomerEvent.SubscriptionRenewed(Days.Day(32), "box", 120, billingMonths: 12),
        CustomerEvent.SubscriptionStarted(Days.Day(40), "tea", 15, billingMonths: 3),
    ];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.5, 10)]
    [InlineData(32.5, 10)]
    [InlineData(41, 15)]
    public void Contribution_OfAnExample_IsTheMonthlyPrices(double day, decimal expected) =>
        Assert.Equal(expected, RecurringRevenue.Contribution(Yearly, Days.Day(day)).Sum);

    [Fact]
    public void Of_Customers_IsTheRevenueAndTheMeanOfThoseWhoPay()
    {
        CustomerEvent[][] customers =
        [
            Yearly, [CustomerEvent.SubscriptionStarted(Days.Day(0), "free")], [CustomerEvent.SubscriptionStarted(Days.Day(0), "a", 5)], [],
        ];
        var revenue = RecurringRevenue.Of(customers, End);
        Assert.Equal((20m, 2L, 10.0), (revenue.Sum, revenue.Count, revenue.Mean().Value));
        Assert.True(revenue.TInterval().Contains(10));
    }

    [Fact]
    public void Contribution_OfARepeatedStart_IsOneSubscription()
    {
        var start = CustomerEvent.SubscriptionStarted(Days.Day(1), "box", 10);
        Assert.Equal(10, RecurringRevenue.Contribution([start, start, start], End).Sum);
        var again = CustomerEvent.SubscriptionStarted(Days.Day(5), "box", 12);
        Assert.Equal(12, RecurringRevenue.Contribution([again, start], End).Sum);
    }

    [Fact]
    public void Contribution_OfAnEventWithoutAPrice_KeepsThePrice()
    {
        var start = CustomerEvent.SubscriptionStarted(Days.Day(1), "box", 10);
        Assert.Equal(10, RecurringRevenue.Contribution([start, CustomerEvent.SubscriptionRenewed(Days.Day(30), "box")], End).Sum);
        Assert.Equal(10, RecurringRevenue.Contribution([start, CustomerEvent.SubscriptionStarted(Days.Day(30), "box")], End).Sum);
    }

    [Fact]
    public void Contribution_OfARenewalWithoutAStart_IsNothing()
    {
        var renewal = CustomerEvent.SubscriptionRenewed(Days.Day(9), "a", 10);
        Assert.Equal(default, RecurringRevenue.Contribution([renewal], End));
        Assert.Equal(default, RecurringRevenue.Contribution(
            [CustomerEvent.SubscriptionStarted(Days.Day(1), "a", 8), CustomerEvent.SubscriptionCancelled(Days.Day(3), "a"), renewal], End));
    }

    /// <summary>After a cancellation the old price is gone: a free start is free.</summary>
    [Fact]
    public void Contribution_OfAFreeStartAfterACancellation_IsNothing() => Assert.Equal(default, RecurringRevenue.Contribution(
        [
            CustomerEvent.SubscriptionStarted(Days.Day(1), "box", 8), CustomerEvent.SubscriptionCancelled(Days.Day(3), "box"),
            CustomerEvent.SubscriptionStarted(Days.Day(4), "box"),
        ],
        End));

    [Fact]
    public void Movement_OfEachKind_IsThatKind()
    {
        CustomerEvent[][] customers =
        [
            [Start(15, 10)],
            [Start(1, 10), CustomerEvent.SubscriptionRenewed(Days.Day(12), "s", 14)],
            [Start(1, 10), CustomerEvent.SubscriptionRenewed(Days.Day(12), "s", 7)],
            [Start(1, 10), CustomerEvent.SubscriptionCancelled(Days.Day(12), "s")],
            [Start(1, 10), CustomerEvent.SubscriptionCancelled(Days.Day(5), "s"), Start(12, 6)],
            [Start(1, 1), Start(20, 99)],
        ];
        Assert.Equal(
            RecurringRevenueMovement.Create(start: 31, newBusiness: 10, expansion: 4, contraction: 3, churned: 10, reactivation: 6),
            RecurringRevenue.Movement(customers, Sales.Between(10, 20)));

        static CustomerEvent Start(double day, decimal price) => CustomerEvent.SubscriptionStarted(Days.Day(day), "s", price);
    }

    [Fact]
    public void Contribution_OfAnyEvents_IsTheNaiveRevenue() => Law.Holds(
        from events in NaiveRevenue.Events
        from day in Gen.Choose(0, 62)
        select (events, at: Days.Day(day)),
        x => Assert.Equal(NaiveRevenue.At(x.events, x.at), RecurringRevenue.Contribution(x.events, x.at).Sum));

    /// <summary>Revenue at the end = revenue at the start + movements, exactly, for any instants and any number of customers.</summary>
    [Fact]
    public void Movement_OfAnyCustomers_LeadsFromTheRevenueAtTheStartToThatAtTheEnd() => Law.Holds(
        from customers in Gen.ArrayOf(NaiveRevenue.Events).Resize(6)
        from first in Gen.Choose(0, 60)
        from last in Gen.Choose(first + 1, 62)
        select (customers, period: Sales.Between(first, last)),
        x =>
        {
            var movement = RecurringRevenue.Movement(x.customers, x.period);
            Assert.Equal(RecurringRevenue.Of(x.customers, x.period.From).Sum, movement.Start);
            Assert.Equal(RecurringRevenue.Of(x.customers, x.period.To).Sum, movement.End);
            Assert.Equal(movement.End, movement.Start + movement.Net);
            Assert.Equal(x.customers.Aggregate(default(RecurringRevenueMovement), (sum, events) => sum + Naive(events)), movement);

            RecurringRevenueMovement Naive(CustomerEvent[] events)
            {
                var (from, to) = (x.period.From, x.period.To);
                return RecurringRevenueMovement.Of(
                    NaiveRevenue.At(events, from), NaiveRevenue.At(events, to), NaiveRevenue.PaidBefore(events, from));
            }
        },
        count: 1_000);

    [Fact]
    public void Movement_OfAnyOrderAndSplit_AddsUp() => Law.Holds(
        from customers in Gen.ArrayOf(NaiveRevenue.Events).Resize(8)
        from shuffled in Gen.Shuffle(customers.Select((events, i) => (i, events)).SelectMany(x => x.events.Select(e => (x.i, e))))
        from cut in Gen.Choose(0, 8)
        select (customers, shuffled, cut),
        x =>
        {
            var period = Sales.Between(10, 40);
            var byCustomer = x.shuffled.GroupBy(one => one.i, one => one.e).ToArray();
            var whole = RecurringRevenue.Movement(x.customers, period);
            Assert.Equal(whole, RecurringRevenue.Movement(byCustomer.Where(of => of.Key < x.cut), period)
                + RecurringRevenue.Movement(byCustomer.Where(of => of.Key >= x.cut), period));
            Assert.Equal(RecurringRevenue.Of(x.customers, End), RecurringRevenue.Of(byCustomer, End));
        },
        count: 500);

    [Fact]
    public void Of_NullOrATooHighPrice_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("customers", () => RecurringRevenue.Of(null!, End));
        Assert.Throws<ArgumentNullException>("customers", () => RecurringRevenue.Movement(null!, Sales.Between(0, 1)));
        Assert.Throws<ArgumentNullException>("events", () => RecurringRevenue.Contribution(null!, End));
        var price = CustomerEvent.SubscriptionStarted(Days.Day(1), "s", 1e16m);
        Assert.Throws<ArgumentOutOfRangeException>("events", () => RecurringRevenue.Contribution([price], End));
    }

    private protected override RecurringRevenueMovement Part(IEnumerable<CustomerEvent> events, Period period) =>
        RecurringRevenue.MovementContribution(events, period);
}
