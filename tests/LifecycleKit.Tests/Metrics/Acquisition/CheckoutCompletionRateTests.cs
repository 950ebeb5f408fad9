using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class CheckoutCompletionRateTests : CustomerMetricContract<Ratio>
{
    private static readonly TimeSpan Within = TimeSpan.FromDays(1);
    private static readonly Period Month = Sales.Between(0, 30);

    [Theory]
    [InlineData("c1 c1.2 o1.5", 1, 1)]        // ten updates of a cart are one checkout
    [InlineData("c1 o2", 0, 1)]               // the end of the time is exclusive
    [InlineData("c1 o1", 1, 1)]
    [InlineData("c1 o1.5 c1.6", 1, 2)]        // a cart after the order begins the next checkout
    [InlineData("c1 o1.5 c1.6 o1.7 o1.8", 2, 2)]
    [InlineData("c1 c1.9 o2.1", 0, 1)]        // the second cart belongs to the first checkout, whose time is over
    [InlineData("c1 c2 o2.1", 1, 2)]
    [InlineData("o1 c2", 0, 1)]
    [InlineData("o1", 0, 0)]
    [InlineData("e1 o1.5", 0, 0)]             // an empty cart is none
    [InlineData("c1 x1.5", 0, 1)]             // a cancelled order is none
    [InlineData("c31 o31.1", 0, 0)]           // begun after the period
    [InlineData("c29.5 o29.6", 1, 1)]
    public void OfCheckouts_OfOneCustomer_IsAsDescribed(string text, int completed, int started) => Assert.Equal(
        Ratio.Of(completed, started), CheckoutCompletionRate.OfCheckouts([Events(text)], Month, Within, Days.Day(40)));

    /// <summary>A quick order does not count before the whole time has passed.</summary>
    [Theory]
    [InlineData(1.9, 0, 0)]
    [InlineData(2, 1, 1)]
    public void OfCheckouts_WithoutTheWholeTime_IsExcluded(double end, int completed, int started) => Assert.Equal(
        Ratio.Of(completed, started), CheckoutCompletionRate.OfCheckouts([Events("c1 o1.1")], Month, Within, Days.Day(end)));

    [Fact]
    public void OfCustomers_OfAnExample_CountsEachOnce()
    {
        CustomerEvent[][] customers = [Events("c1 c3 o3.1 c5"), Events("c1"), Events("o1"), Events("c2 o2.1 c4 o4.1")];
        var rate = CheckoutCompletionRate.OfCustomers(customers, Month, Within, Days.Day(40));
        Assert.Equal(Ratio.Of(2, 3), rate);
        Assert.True(rate.WilsonInterval().Contains(2 / 3.0));
        Assert.Equal(Ratio.Of(3, 6), CheckoutCompletionRate.OfCheckouts(customers, Month, Within, Days.Day(40)));
    }

    [Fact]
    public void OfCheckouts_WithTheShopsOwnEvent_LeavesCartsOut()
    {
        CustomerEvent[] events =
        [
            .. Events("c1 c5 o5.2"), CustomerEvent.Custom(Days.Day(5.1), "checkout-started"),
            CustomerEvent.Custom(Days.Day(7), "Checkout-Started"),
        ];
        Assert.Equal(
            Ratio.Of(1, 1), CheckoutCompletionRate.OfCheckouts([events], Month, Within, Days.Day(40), startedBy: "checkout-started"));
        Assert.Equal(Ratio.Of(1, 2), CheckoutCompletionRate.OfCheckouts([events], Month, Within, Days.Day(40)));
    }

    /// <summary>The rule as it is written: of the starts, drop those inside the checkout before.</summary>
    [Fact]
    public void OfCheckouts_OfAnyStartsAndOrders_IsTheNaiveCount() => Law.Holds(
        from starts in Gen.ArrayOf(Gen.Choose(0, 80)).Resize(12)
        from orders in Gen.ArrayOf(Gen.Choose(0, 80)).Resize(8)
        from within in Gen.Choose(1, 20)
        from end in Gen.Choose(1, 100)
        from shuffled in Gen.Shuffle(starts.Select(hour => CustomerEvent.CartUpdated(Days.Day(hour), 5, 1))
            .Concat(orders.Distinct().Select(hour => Sales.Placed(hour))))
        select (starts, orders, within, end, shuffled),
        x =>
        {
            var (completed, started) = (0, 0);
            var left = x.starts.Distinct().Order().ToList();
            var taken = new HashSet<int>();
            while (left.Count > 0)
            {
                var start = left[0];
                int? order = x.orders.Where(hour => hour >= start && hour < start + x.within && !taken.Contains(hour))
                    .Select(hour => (int?)hour).Min();
                if (order is { } hour) taken.Add(hour);
                left.RemoveAll(other => other <= (order ?? start + x.within - 1));
                if (x.end - start < x.within || start >= 50) continue;
                started++;
                if (order is not null) completed++;
            }

            Assert.Equal(Ratio.Of(completed, started), CheckoutCompletionRate.CheckoutContribution(
                x.shuffled, Sales.Between(0, 50), TimeSpan.FromDays(x.within), Days.Day(x.end)));
        });

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Assert.Equal(Ratio.Of(3, 4), CheckoutCompletionRate.Of(3, 4));
        Assert.Throws<ArgumentOutOfRangeException>("completed", () => CheckoutCompletionRate.Of(2, 1));
        Assert.Throws<ArgumentNullException>("customers", () => CheckoutCompletionRate.OfCustomers(null!, Month, Within, Days.Day(1)));
        Assert.Throws<ArgumentOutOfRangeException>(
            "within", () => CheckoutCompletionRate.CheckoutContribution([], Month, TimeSpan.Zero, Days.Day(1)));
    }

    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        CheckoutCompletionRate.CustomerContribution(events, period, Within, period.To);

    /// <summary>Reads carts, empty carts, orders and cancelled orders with their days.</summary>
    private static CustomerEvent[] Events(string text) =>
    [
        .. text.Split(' ').Select(word => (word[0], Day: double.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture)))
            .Select(word => word.Item1 switch
            {
                'c' => CustomerEvent.CartUpdated(Days.Day(word.Day), 20, 2),
                'e' => CustomerEvent.CartUpdated(Days.Day(word.Day), 0, 0),
                'x' => Sales.Cancelled(word.Day),
                _ => Sales.Placed(word.Day),
            }),
    ];
}
