using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class TimeToFirstOrderTests
{
    private static readonly Period Month = Sales.Between(0, 30);

    [Fact]
    public void FromFirstVisit_OfAnExample_CensorsThoseWithoutAnOrder()
    {
        CustomerEvent[][] customers =
        [
            [Visit(3), Visit(1), Sales.Placed(4.5), Sales.Placed(9)],
            [Visit(10)],
            [Visit(5), Sales.Placed(7), Sales.Cancelled(7)],
            [Visit(6), Sales.Placed(6)],
            [Sales.Placed(2), Visit(3)],
            [Visit(31), Sales.Placed(32)],
            [Visit(29), Sales.Placed(41)],
            [Sales.Placed(2)],
        ];
        Assert.Equal(
            [
                SurvivalRow.Event(0), SurvivalRow.Event(3.5), SurvivalRow.Censored(11), SurvivalRow.Censored(30),
                SurvivalRow.Censored(35),
            ],
            TimeToFirstOrder.FromFirstVisit(customers, Month, Days.Day(40)).Rows);
    }

    [Fact]
    public void FromFirstCart_OfAnExample_BeginsWithACartThatHasAnItem() => Assert.Equal(
        [SurvivalRow.Event(2)],
        TimeToFirstOrder.FromFirstCart(
            [[Visit(1), Cart(2, 0), Cart(3, 1), Sales.Placed(5)], [Visit(2)]], Month, Days.Day(40)).Rows);

    /// <summary>The curve gives the median and the share that ordered within a time, with intervals.</summary>
    [Fact]
    public void FromFirstVisit_OfManyCustomers_HasAMedianWithItsInterval()
    {
        var customers = Enumerable.Range(0, 99).Select(i => (CustomerEvent[])[Visit(0), Sales.Placed(1 + i)]);
        var curve = KaplanMeier.Fit(TimeToFirstOrder.FromFirstVisit(customers, Month, Days.Day(200)));
        Assert.Equal(50, curve.Median().Value);
        Assert.True(curve.QuantileInterval(0.5).Contains(50));
        Assert.Equal(1 - 20 / 99.0, curve.SurvivalAt(20).Value, 1e-12);
    }

    [Fact]
    public void FromFirstVisit_OfAnyEvents_IsTheNaiveSample() => Law.Holds(
        from customers in Gen.ArrayOf(Gen.ArrayOf(EventGen.Any).Resize(20)).Resize(5)
        from shuffled in Gen.Shuffle(customers.SelectMany((events, i) => events.Select(e => (i, e))))
        from first in Gen.Choose(0, 9)
        from last in Gen.Choose(first + 1, 21)
        from end in Gen.Choose(1, 25)
        from cut in Gen.Choose(0, 5)
        select (customers, shuffled, period: Sales.Between(first, last), asOf: Days.Day(end), cut),
        x =>
        {
            CustomerEvent[][] arrivals = [.. Enumerable.Range(0, x.customers.Length)
                .Select(i => x.shuffled.Where(one => one.i == i).Select(one => one.e).ToArray())];
            var cut = Math.Min(x.cut, arrivals.Length);
            foreach (var isCart in (bool[])[true, false])
            {
                var expected = SurvivalSample.Create(
                    [.. x.customers.Select(events => Naive(events, isCart)).Where(row => row is not null).Select(row => row!.Value)]);
                Assert.Equal(expected.Rows, Sample(arrivals[..cut]).Merge(Sample(arrivals[cut..])).Rows);

                SurvivalSample Sample(CustomerEvent[][] of) => isCart
                    ? TimeToFirstOrder.FromFirstCart(of, x.period, x.asOf) : TimeToFirstOrder.FromFirstVisit(of, x.period, x.asOf);
            }

            SurvivalRow? Naive(CustomerEvent[] events, bool isCart)
            {
                var start = events.Where(e => isCart ? e.ItemCount > 0 : e.Kind == CustomerEventKind.Visit)
                    .Select(e => (DateTimeOffset?)e.At).Min();
                var order = new NaiveCustomer(events).FirstOrderAt;
                if (start is not { } at || !x.period.Contains(at) || at >= x.asOf || order < at) return null;
                return order < x.asOf ? SurvivalRow.Event((order.Value - at).TotalDays) : SurvivalRow.Censored((x.asOf - at).TotalDays);
            }
        },
        count: 1_000);

    [Fact]
    public void Arguments_OfNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("customers", () => TimeToFirstOrder.FromFirstVisit(null!, Month, Days.Day(1)));
        Assert.Throws<ArgumentNullException>("events", () => TimeToFirstOrder.FromFirstCart([null!], Month, Days.Day(1)));
        Assert.Equal(0, TimeToFirstOrder.FromFirstCart([], Month, Days.Day(1)).Count);
    }

    private static CustomerEvent Cart(double day, int items) => CustomerEvent.CartUpdated(Days.Day(day), 9 * items, items);

    private static CustomerEvent Visit(double day) => CustomerEvent.Visit(Days.Day(day));
}
