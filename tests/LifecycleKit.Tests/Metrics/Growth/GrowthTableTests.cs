using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class GrowthTableTests
{
    private static readonly TimeZoneInfo Utc = TimeZoneInfo.Utc;

    /// <summary>Anna orders in every month but April, Ben in January and April, Cleo from March on, Dan has a credit alone.</summary>
    private static readonly OrderRow[] Shop =
    [
        Row("Anna", 1, 31), Row("Anna", 2, 29), Row("Anna", 2, 1), Row("Anna", 3, 31), Row("Anna", 5, 1),
        Row("Ben", 1, 1), Row("Ben", 4, 30, -3), Row("Ben", 4, 30),
        Row("Cleo", 3, 15), Row("Cleo", 4, 15, 0), Row("Cleo", 5, 31),
        Row("Dan", 2, 10, -7),
    ];

    [Fact]
    public void Of_FiveMonths_IsTheKnownTable()
    {
        var rows = GrowthTable.Of(ShopGen.Log(Shop), Year(1, 6), CalendarUnit.Month, Utc).Rows;
        // new, returning, resurrecting, dormant, active before, orders, net revenue
        Assert.Equal(
            [(2, 0, 0, 0, 0, 2, 20m), (0, 1, 0, 1, 2, 2, 13m), (1, 1, 0, 0, 1, 2, 20m), (0, 1, 1, 1, 2, 2, 7m), (0, 1, 1, 1, 2, 2, 20m)],
            rows.Select(row => (row.NewCount, row.ReturningCount, row.ResurrectingCount, row.DormantCount, row.ActiveBeforeCount,
                row.OrderCount, row.NetRevenue)));
        Assert.Equal([2, 1, 2, 2, 2], rows.Select(row => row.ActiveCount));
        Assert.Equal([Ratio.Of(2, 0), Ratio.Of(0, 1), Ratio.Of(1, 0), Ratio.Of(1, 1), Ratio.Of(1, 1)], rows.Select(row => row.QuickRatio));
    }

    [Fact]
    public void Of_ATableThatBeginsLater_KnowsEarlierCustomers()
    {
        var all = GrowthTable.Of(ShopGen.Log(Shop), Year(1, 6), CalendarUnit.Month, Utc).Rows;
        Assert.Equal(all.Skip(2), GrowthTable.Of(ShopGen.Log(Shop), Year(3, 6), CalendarUnit.Month, Utc).Rows);
    }

    [Fact]
    public void Of_APeriodFromMidMonth_ComparesWithTheMonthThatEndsThere()
    {
        var middle = Period.OfDays(new DateOnly(2024, 3, 31), new DateOnly(2024, 4, 1), Utc);
        var row = Assert.Single(GrowthTable.Of(ShopGen.Log(Shop), middle, CalendarUnit.Month, Utc).Rows);
        // From 29 February on: Anna (who is retained) and Cleo.
        Assert.Equal((2L, 1L, 1L), (row.ActiveBeforeCount, row.ReturningCount, row.DormantCount));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Vienna")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    public void Of_AnOrderJustBeforeMidnight_BelongsToTheZonesDay(string id)
    {
        var zone = Zones.Find(id);
        var change = CalendarPeriods.Cut(Period.OfDays(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 20), zone), CalendarUnit.Day, zone);
        var log = ShopGen.Log(change.Select(day => new OrderRow("each midnight", day.To.AddTicks(-1), 1)));
        var rows = GrowthTable.Of(log, Period.Create(change[0].From, change[^1].To), CalendarUnit.Day, zone).Rows;
        Assert.Equal(50, rows.Length);
        Assert.All(rows, row => Assert.Equal(1, row.OrderCount));
        Assert.Equal((1L, 49L), (rows.Sum(row => row.NewCount), rows.Sum(row => row.ReturningCount)));
    }

    [Fact]
    public void Of_AnyShop_EqualsSetsOfCustomers() => Law.Holds(Cases, x =>
    {
        var log = ShopGen.Log(x.Rows);
        var rows = GrowthTable.Of(log, x.Period, x.Unit, x.Zone).Rows;
        var orders =
            log.SelectMany(customer => ShopGen.Entries(customer).Select(entry => (Id: customer.CustomerId, Entry: entry))).ToList();
        Assert.Equal(CalendarPeriods.Cut(x.Period, x.Unit, x.Zone), rows.Select(row => row.Period));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var active = Active(row.Period);
            var before =
                i == 0 ? Active(Period.Create(UnitBefore(row.Period.From, x.Unit, x.Zone), row.Period.From)) : Active(rows[i - 1].Period);
            var earlier = orders.Where(order => !order.Entry.IsCredit && order.Entry.PlacedAt < row.Period.From).Select(order => order.Id)
                .ToHashSet();
            Assert.Equal(active.Except(earlier).Count(), row.NewCount);
            Assert.Equal(active.Intersect(before).Count(), row.ReturningCount);
            Assert.Equal(active.Intersect(earlier).Except(before).Count(), row.ResurrectingCount);
            Assert.Equal(before.Except(active).Count(), row.DormantCount);
            Assert.Equal(orders.Count(order => !order.Entry.IsCredit && row.Period.Contains(order.Entry.PlacedAt)), row.OrderCount);
            Assert.Equal(orders.Where(order => row.Period.Contains(order.Entry.PlacedAt)).Sum(order => order.Entry.Amount), row.NetRevenue);
            Assert.Equal((active.Count, before.Count), (row.ActiveCount, row.ActiveBeforeCount));
            Assert.Equal(row.NewCount + row.ResurrectingCount - row.DormantCount, row.ActiveCount - row.ActiveBeforeCount);
        }

        HashSet<string> Active(Period period) =>
            [.. orders.Where(order => !order.Entry.IsCredit && period.Contains(order.Entry.PlacedAt)).Select(order => order.Id)];
    });

    [Fact]
    public void Merge_OfAnySplitAndOrder_IsTheWhole() => Law.Holds(
        from x in Cases
        from shuffled in Gen.Shuffle(x.Rows)
        from border in Gen.Choose(0, 9)
        select (x, shuffled, border),
        c =>
        {
            var parts = c.shuffled.ToLookup(row => string.CompareOrdinal(row.CustomerId, $"customer {c.border}") < 0);
            Assert.Equal(Table(c.x.Rows).Rows, Table(parts[true]).Merge(Table(parts[false])).Rows);
            Assert.Equal(
                Table(c.x.Rows).Rows, GrowthTable.Of(ShopGen.Log(c.shuffled).Select(ShopGen.Entries), c.x.Period, c.x.Unit, c.x.Zone).Rows);

            GrowthTable Table(IEnumerable<OrderRow> rows) => GrowthTable.Of(ShopGen.Log(rows), c.x.Period, c.x.Unit, c.x.Zone);
        },
        count: 500);

    [Fact]
    public void Merge_OfOtherPeriods_IsRefused()
    {
        var log = ShopGen.Log(Shop);
        Assert.Throws<ArgumentException>("other", () =>
            GrowthTable.Of(log, Year(1, 6), CalendarUnit.Month, Utc).Merge(GrowthTable.Of(log, Year(1, 5), CalendarUnit.Month, Utc)));
    }

    [Fact]
    public void Of_AnEmptyPeriod_IsRefused() =>
        Assert.Throws<ArgumentException>("period", () => GrowthTable.Of(ShopGen.Log(Shop), default, CalendarUnit.Month, Utc));

    [Fact]
    public void Of_AllCdnowCustomers_HasThemAllNewInTheFirstQuarter()
    {
        var rows = GrowthTable.Of(
            OrderLog.Read(CdnowOrders.Read()), Period.OfDays(new DateOnly(1997, 1, 1), new DateOnly(1998, 7, 1), Utc), CalendarUnit.Month,
            Utc).Rows;
        Assert.Equal((23_570L, 0L), (rows.Take(3).Sum(row => row.NewCount), rows.Skip(3).Sum(row => row.NewCount)));
    }

    private static FsCheck.Gen<(OrderRow[] Rows, Period Period, CalendarUnit Unit, TimeZoneInfo Zone)> Cases { get; } =
        from rows in ShopGen.Rows
        from period in ShopGen.Period
        from unit in Gen.Elements(Enum.GetValues<CalendarUnit>())
        from zone in ShopGen.Zone
        select (rows, period, unit, zone);

    private static DateTimeOffset UnitBefore(DateTimeOffset instant, CalendarUnit unit, TimeZoneInfo zone)
    {
        var date = CalendarDays.DateOf(instant, zone);
        return CalendarDays.StartOf(
            unit switch { CalendarUnit.Day => date.AddDays(-1), CalendarUnit.Week => date.AddDays(-7), _ => date.AddMonths(-1) }, zone);
    }

    private static Period Year(int fromMonth, int toMonth) =>
        Period.OfDays(new DateOnly(2024, fromMonth, 1), new DateOnly(2024, toMonth, 1), Utc);

    private static OrderRow Row(string customer, int month, int day, decimal amount = 10) =>
        new(customer, new DateTimeOffset(2024, month, day, 12, 0, 0, TimeSpan.Zero), amount);
}
