using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class CohortRealDataTests
{
    [Fact]
    public void Of_Cdnow_HasThreeCohortsOfFirstOrders() =>
        AssertFirstOrders(OrderLog.Read(CdnowOrders.Read()), new DateTimeOffset(1998, 7, 1, 0, 0, 0, TimeSpan.Zero), cohorts: 3);

    [Fact]
    public void Of_RetailInvoices_HasCohortsOfFirstOrders() =>
        AssertFirstOrders(OrderLog.Read(RetailOrderLogTests.Read()), new DateTimeOffset(2011, 6, 1, 0, 0, 0, TimeSpan.Zero), cohorts: 6);

    private static void AssertFirstOrders(OrderLog log, DateTimeOffset asOf, int cohorts)
    {
        var firsts = (from customer in log
                      let first = customer.Where(entry => !entry.IsCredit).Select(entry => entry.PlacedAt).DefaultIfEmpty(asOf).First()
                      where first < asOf
                      group first by new DateOnly(first.Year, first.Month, 1) into month
                      orderby month.Key
                      select (month.Key, (long)month.Count())).ToArray();
        var table = CohortTable.Of(log, asOf);
        Assert.Equal(cohorts, firsts.Length);
        Assert.Equal(firsts, table.Rows.Select(row => (row.Start, row.CustomerCount)));
        Assert.Equal(firsts, table.Rows.Select(row => (row.Start, row[0].CustomerCount)));
        Assert.All(table.Rows, row => Assert.Equal(row.CustomerCount, row[0].ActiveCount));

        var naive = new NaiveCohorts(table.Options, asOf)
            .Of(log.Select(customer => (customer.FirstOrder(), ShopGen.Entries(customer))), table.ColumnCount + 1);
        Assert.Equal(naive, CohortFigures.Of(table));
    }
}
