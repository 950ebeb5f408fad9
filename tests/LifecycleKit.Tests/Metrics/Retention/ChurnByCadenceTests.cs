using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ChurnByCadenceTests : OrderMetricContract<Ratio>
{
    private static readonly CadenceOptions Short = new() { Multiple = 1.5m, MinimumDays = 4, OneOrderDays = 15 };

    private static readonly Gen<CadenceOptions> Options =
        from multiple in Gen.Elements(0.5m, 1m, 1.5m, 3m)
        from minimum in Gen.Elements(1, 5, 30)
        from one in Gen.Elements(1, 10, 40)
        from zone in ShopGen.Zone
        select new CadenceOptions { Multiple = multiple, MinimumDays = minimum, OneOrderDays = one, TimeZone = zone };

    private static readonly Gen<OrderEntry[]> Customer =
        from rows in Gen.ArrayOf(ShopGen.Row).Resize(9)
        select rows.Select(row => new OrderEntry(row.PlacedAt.ToUniversalTime(), row.Amount)).OrderBy(entry => entry.PlacedAt).ToArray();

    /// <summary>
    /// Orders on days 0, 10 and 20, at three mean gaps of ten days: the time ends on day 15 (one order), 40, or finally 50.
    /// </summary>
    [Theory]
    [InlineData(0, 60, 0, 0)]
    [InlineData(0.1, 50, 0, 1)]
    [InlineData(0.1, 50.1, 1, 1)]
    [InlineData(25, 50, 0, 1)]
    [InlineData(25, 60, 1, 1)]
    [InlineData(50, 60, 1, 1)]
    [InlineData(50.1, 60, 0, 0)]
    public void ByCadence_OfAnExample_RunsOutAfterThreeMeanGaps(double from, double to, int lost, int active)
    {
        OrderEntry[] orders = [new(Days.Start, 10), new(Days.Day(10), 0), new(Days.Day(15), -5), new(Days.Day(20), 10)];
        var options = new CadenceOptions { MinimumDays = 1, OneOrderDays = 15 };
        Assert.Equal(Ratio.Of(lost, active), CustomerChurnRate.ByCadence(orders, Period.Create(Days.Day(from), Days.Day(to)), options));
    }

    /// <summary>
    /// Two orders a day apart: 3 days by cadence, 30 at least; one order: 180 days; several orders of a day are one order day.
    /// </summary>
    [Theory]
    [InlineData(new double[] { 0, 1 }, 31)]
    [InlineData(new double[] { 0 }, 180)]
    [InlineData(new double[] { 0, 0.2, 0.9 }, 180)]
    [InlineData(new double[] { 0, 40, 40.5 }, 160)]
    public void ByCadence_ByTheDefaults_RunsOutOnTheDay(double[] days, double end)
    {
        var orders = days.Select(day => new OrderEntry(Days.Day(day), 10)).ToArray();
        var from = Days.Day(days[^1] + 0.01);
        Assert.Equal(Ratio.Of(0, 1), CustomerChurnRate.ByCadence(orders, Period.Create(from, Days.Day(end))));
        Assert.Equal(Ratio.Of(1, 1), CustomerChurnRate.ByCadence(orders, Period.Create(from, Days.Day(end).AddTicks(1))));
    }

    /// <summary>
    /// Ten days apart, so thirty days on: a leap day, months of 31 and of 30 days, clocks set forward, back by half an hour, and over
    /// midnight.
    /// </summary>
    [Theory]
    [InlineData("UTC", "2024-01-20", "2024-01-30", "2024-02-29T00:00Z")]
    [InlineData("UTC", "2023-01-20", "2023-01-30", "2023-03-01T00:00Z")]
    [InlineData("UTC", "2023-12-22", "2024-01-01", "2024-01-31T00:00Z")]
    [InlineData("UTC", "2024-03-22", "2024-04-01", "2024-05-01T00:00Z")]
    [InlineData("Europe/Vienna", "2024-03-10", "2024-03-20", "2024-04-18T22:00Z")]
    [InlineData("America/New_York", "2024-10-01", "2024-10-11", "2024-11-10T05:00Z")]
    [InlineData("Australia/Lord_Howe", "2024-02-28", "2024-03-09", "2024-04-07T13:30Z")]
    [InlineData("America/Sao_Paulo", "2018-09-25", "2018-10-05", "2018-11-04T03:00Z")]
    public void ByCadence_InAZone_RunsOutAtItsMidnight(string zone, string first, string second, string end)
    {
        var options = new CadenceOptions { TimeZone = Zones.Find(zone) };
        OrderEntry[] orders = [LateOn(first), LateOn(second)];
        var to = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture);
        var from = orders[1].PlacedAt.AddTicks(1);
        Assert.Equal(Ratio.Of(0, 1), CustomerChurnRate.ByCadence(orders, Period.Create(from, to), options));
        Assert.Equal(Ratio.Of(1, 1), CustomerChurnRate.ByCadence(orders, Period.Create(from, to.AddTicks(1)), options));

        OrderEntry LateOn(string date) => new(
            CalendarDays.StartOf(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), options.TimeZone).AddHours(21),
            10);
    }

    [Fact]
    public void ByCadence_OfOneWhoReturnsInThePeriod_CountsThemAsLost()
    {
        OrderEntry[] orders = [new(Days.Start, 10), new(Days.Day(200), 10)];
        Assert.Equal(Ratio.Of(1, 1), CustomerChurnRate.ByCadence(orders, Period.Create(Days.Day(1), Days.Day(201))));
        Assert.Equal(Ratio.Of(0, 1), CustomerChurnRate.ByCadence(orders, Period.Create(Days.Day(201), Days.Day(300))));
    }

    /// <summary>A further order can raise the rate, since it shortens the mean gap.</summary>
    [Fact]
    public void ByCadence_OfAnEarlySecondOrder_ShortensTheTime()
    {
        var period = Period.Create(Days.Day(1), Days.Day(100));
        Assert.Equal(Ratio.Of(0, 1), CustomerChurnRate.ByCadence([new OrderEntry(Days.Start, 10)], period));
        Assert.Equal(
            Ratio.Of(1, 1), CustomerChurnRate.ByCadence([new OrderEntry(Days.Start, 10), new OrderEntry(Days.Day(2), 10)], period));
    }

    [Fact]
    public void ByCadence_PastTheCalendar_NeverRunsOut()
    {
        var last = DateTimeOffset.MaxValue.AddDays(-2);
        OrderEntry[] orders = [new(DateTimeOffset.MinValue, 10), new(last, 10)];
        var period = Period.Create(last.AddTicks(1), DateTimeOffset.MaxValue);
        Assert.Equal(Ratio.Of(0, 1), CustomerChurnRate.ByCadence(orders, period, new CadenceOptions { Multiple = 100 }));
    }

    [Fact]
    public void ByCadence_OfAnyCustomer_EqualsTheNaive()
    {
        var seen = new Dictionary<Ratio, int>();
        Law.Holds(
            from orders in Customer
            from period in ShopGen.Period
            from options in Options
            select (orders, period, options),
            x =>
            {
                var part = CustomerChurnRate.ByCadence(x.orders, x.period, x.options);
                Assert.Equal(NaiveCadence.Part(x.orders, x.period, x.options), part);
                seen[part] = seen.GetValueOrDefault(part) + 1;
            });
        Assert.Equal(3, seen.Count);
        Assert.All(seen.Values, count => Assert.True(count > 100, $"{count} cases"));
    }

    [Fact]
    public void ByCadence_OfOrdersAfterThePeriod_StaysTheSame() => Law.Holds(
        from orders in Customer
        from period in ShopGen.Period
        from options in Options
        select (orders, period, options),
        x => Assert.Equal(
            CustomerChurnRate.ByCadence([.. x.orders.Where(entry => entry.PlacedAt < x.period.To)], x.period, x.options),
            CustomerChurnRate.ByCadence(x.orders, x.period, x.options)));

    [Fact]
    public void ByCadence_OfAPeriodCutInTwo_IsLostInEither() => Law.Holds(
        from orders in Customer
        from instants in Gen.ArrayOf(ShopGen.Instant, 3)
        let order = instants.Select(at => at.UtcTicks).Distinct().Order().Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero))
            .ToArray()
        where order.Length == 3
        from options in Options
        select (orders, order, options),
        x =>
        {
            var first = CustomerChurnRate.ByCadence(x.orders, Period.Create(x.order[0], x.order[1]), x.options);
            var second = CustomerChurnRate.ByCadence(x.orders, Period.Create(x.order[1], x.order[2]), x.options);
            var whole = CustomerChurnRate.ByCadence(x.orders, Period.Create(x.order[0], x.order[2]), x.options);
            Assert.Equal(first == Ratio.Of(0, 1) ? second : first, whole);
        });

    [Fact]
    public void ByCadence_OfAShop_IsAShareOfItsCustomers() => Law.Holds(
        from shop in ShopGen.Shop
        from period in ShopGen.Period
        from options in Options
        select (shop, period, options),
        x =>
        {
            var rate = CustomerChurnRate.ByCadence(x.shop, x.period, x.options);
            Assert.InRange(rate.Numerator, 0, rate.Denominator);
            Assert.InRange(rate.Denominator, 0, x.shop.CustomerCount);
        },
        count: 500);

    [Fact]
    public void CadenceOptions_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Multiple", () => new CadenceOptions { Multiple = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Multiple", () => new CadenceOptions { Multiple = 100.1m });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumDays", () => new CadenceOptions { MinimumDays = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("OneOrderDays", () => new CadenceOptions { OneOrderDays = 36_501 });
        Assert.Throws<ArgumentNullException>("TimeZone", () => new CadenceOptions { TimeZone = null! });
    }

    private protected override Ratio Whole(OrderLog log, Period period) => CustomerChurnRate.ByCadence(log, period, Short);

    private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) =>
        CustomerChurnRate.ByCadence(orders, period, Short);
}
