using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>A small shop with known tables, as of 20 April 2024.</summary>
public class CohortTableTests
{
    private static readonly DateTimeOffset AsOf = At("2024-04-20");

    /// <summary>Dee's credit came before the first order; Cy's last order is after the instant.</summary>
    private static readonly OrderLog Shop = ShopGen.Log(
    [
        new("ana", At("2024-01-10"), 10), new("ana", At("2024-01-20"), 5), new("ana", At("2024-02-03"), 20),
        new("ana", At("2024-02-10"), -4),
        new("ana", At("2024-04-02"), 7),
        new("bo", At("2024-01-31"), 8), new("bo", At("2024-03-05"), 6),
        new("cy", At("2024-03-09"), 30), new("cy", At("2024-03-31T23:59:59"), 1), new("cy", At("2024-04-20"), 2),
        new("dee", At("2024-01-02"), -3), new("dee", At("2024-04-15"), 9),
    ]);

    [Fact]
    public void Of_CalendarMonths_IsTheKnownTable() => AssertTable(
        new CohortOptions(),
        ["2024-01-01 2 | 2 2 3 23 | 2 1 1 16 | 2 1 1 6", "2024-02-01 0", "2024-03-01 1 | 1 1 2 31", "2024-04-01 1"]);

    [Fact]
    public void Of_UnfinishedMonths_AreMarked() => AssertTable(
        new CohortOptions { ShowUnfinished = true },
        [
            "2024-01-01 2 | 2 2 3 23 | 2 1 1 16 | 2 1 1 6 | 2 1 1 7 partial", "2024-02-01 0",
            "2024-03-01 1 | 1 1 2 31 | 1 0 0 0 partial", "2024-04-01 1 | 1 1 1 9 partial",
        ]);

    [Fact]
    public void Of_Unbounded_CountsLaterOrders() => AssertTable(
        new CohortOptions { Retention = CohortRetention.Unbounded },
        ["2024-01-01 2 | 2 2 6 52 | 2 2 3 29 | 2 2 2 13", "2024-02-01 0", "2024-03-01 1 | 1 1 2 31", "2024-04-01 1"]);

    [Fact]
    public void Of_Brackets_WaitForTheirLastAge() => AssertTable(
        new CohortOptions { Retention = CohortRetention.Brackets(0, 1, 3) },
        ["2024-01-01 2 | 2 2 3 23 | 2 2 2 22", "2024-02-01 0", "2024-03-01 1 | 1 1 2 31", "2024-04-01 1"]);

    /// <summary>Ana completes month 2 on 10 April, Bo on 30 April.</summary>
    [Fact]
    public void Of_Anniversaries_ExcludesCustomersWhoAreTooYoung() => AssertTable(
        new CohortOptions { Aging = CohortAging.Anniversary },
        ["2024-01-01 2 | 2 2 4 43 | 2 1 1 2 | 1 1 1 7", "2024-02-01 0", "2024-03-01 1 | 1 1 2 31", "2024-04-01 1"]);

    [Fact]
    public void Of_UnfinishedAnniversaries_ArePartialWhereOneIs() => AssertTable(
        new CohortOptions { Aging = CohortAging.Anniversary, ShowUnfinished = true },
        [
            "2024-01-01 2 | 2 2 4 43 | 2 1 1 2 | 2 1 1 7 partial | 1 0 0 0 partial",
            "2024-02-01 0", "2024-03-01 1 | 1 1 2 31 | 1 0 0 0 partial", "2024-04-01 1 | 1 1 1 9 partial",
        ]);

    [Fact]
    public void GetAverage_OfAnExample_WeighsCohortsByTheirCustomers()
    {
        var table = CohortTable.Of(Shop, AsOf, new CohortOptions { ShowUnfinished = true });
        Assert.Equal((Ratio.Of(3, 3), Ratio.Of(5, 3), Ratio.Of(54, 3)), Ratios(table.GetAverage(0)));
        Assert.Equal((Ratio.Of(1, 2), Ratio.Of(1, 2), Ratio.Of(16, 2)), Ratios(table.GetAverage(1)));
        Assert.False(table.GetAverage(3).IsObserved);
        Assert.False(table.GetAverage(3).Retention.IsDefined);
    }

    /// <summary>Ana signed up in December; Bo after the first order, which does not count; Cy on the very instant; Dee never.</summary>
    [Fact]
    public void Of_SignUps_CountsFromThemOn()
    {
        var signUps = new Dictionary<string, DateTimeOffset?>
        {
            ["ana"] = At("2023-12-31"), ["bo"] = At("2024-02-01"), ["cy"] = AsOf, ["dee"] = null,
        };
        AssertTable(
            CohortTable.Of(Shop, AsOf, customer => signUps[customer.CustomerId]),
            ["2023-12-01 1 | 1 0 0 0 | 1 1 2 15 | 1 1 1 16 | 1 0 0 0", "2024-01-01 0", "2024-02-01 1 | 1 0 0 0 | 1 1 1 6"]);
    }

    [Fact]
    public void Add_AnchorWithoutOrders_IsInTheDenominator()
    {
        var builder = new CohortTableBuilder(AsOf);
        builder.Add(At("2024-03-03"), []);
        builder.Add(At("2024-03-04"), [new(At("2024-03-04").AddTicks(-1), 5), new(At("2024-03-04"), 7)]);
        builder.Add([]);
        builder.Add([new(At("2024-03-04"), -1)]);
        builder.Add(null, [new(At("2024-03-04"), 1)]);
        var before = builder.Build();
        builder.Add(AsOf.AddTicks(-1), []);
        AssertTable(before, ["2024-03-01 2 | 2 1 1 7"]);
        AssertTable(builder.Build(), ["2024-03-01 2 | 2 1 1 7", "2024-04-01 1"]);
    }

    [Fact]
    public void Of_NoCustomers_IsEmpty()
    {
        var table = CohortTable.Of(ShopGen.Log([]), AsOf);
        Assert.Empty(table.Rows);
        Assert.Equal(0, table.ColumnCount);
        Assert.Equal(default, table.GetAverage(0));
        Assert.Equal(CohortFigures.Of(CohortTable.Of(Shop, AsOf)), CohortFigures.Of(table.Merge(CohortTable.Of(Shop, AsOf))));
    }

    /// <summary>Many ranges of customers, and ages far apart.</summary>
    [Fact]
    public void Of_ALogOnAllProcessors_EqualsOneBuilder()
    {
        var log =
            ShopGen.Log(Enumerable.Range(0, 15_000).Select(i => new OrderRow($"{i % 5_000}", Days.Day(i * 7919 % 700), i % 23 - 3.01m)));
        var options = new CohortOptions { Unit = CalendarUnit.Week, Aging = CohortAging.Anniversary };
        var builder = new CohortTableBuilder(Days.Day(650), options);
        foreach (var customer in log) builder.Add(ShopGen.Entries(customer));
        Assert.Equal(CohortFigures.Of(builder.Build()), CohortFigures.Of(CohortTable.Of(log, Days.Day(650), options)));
    }

    [Theory]
    [InlineData(CohortAging.Calendar)]
    [InlineData(CohortAging.Anniversary)]
    public void Of_TheEndsOfTime_HasItsTable(CohortAging aging)
    {
        var options = new CohortOptions { Aging = aging, TimeZone = Zones.Find("Pacific/Apia") };
        Assert.Empty(CohortTable.Of(Shop, DateTimeOffset.MinValue, options).Rows);
        var table = CohortTable.Of(Shop, DateTimeOffset.MaxValue, options);
        Assert.Equal(4, table.Rows.Sum(row => row.CustomerCount));
        Assert.Equal(new CohortCell(), table.Rows[0][table.ColumnCount]);
        Assert.Equal(2, table.Rows[0][table.ColumnCount - 1].CustomerCount);
    }

    private static void AssertTable(CohortOptions options, string[] rows) => AssertTable(CohortTable.Of(Shop, AsOf, options), rows);

    /// <summary>Start and size, and for each observed cell: old enough, active, orders, net revenue.</summary>
    private static void AssertTable(CohortTable table, string[] rows) => Assert.Equal(rows, table.Rows.Select(row => string.Join(" | ",
        Enumerable.Range(0, row.ColumnCount).Select(column => row[column])
            .Select(
                c => FormattableString.Invariant(
                    $"{c.CustomerCount} {c.ActiveCount} {c.OrderCount} {c.NetRevenue}{(c.IsPartial ? " partial" : "")}"))
            .Prepend(FormattableString.Invariant($"{row.Start:yyyy-MM-dd} {row.CustomerCount}")))));

    private static (Ratio Retention, Ratio Orders, Ratio Revenue) Ratios(CohortCell cell) =>
        (cell.Retention, cell.OrdersPerCustomer, cell.RevenuePerCustomer);

    private static DateTimeOffset At(string utc) =>
        DateTimeOffset.Parse($"{utc}{(utc.Contains('T', StringComparison.Ordinal) ? "" : "T00:00:00")}Z",
            System.Globalization.CultureInfo.InvariantCulture);
}
