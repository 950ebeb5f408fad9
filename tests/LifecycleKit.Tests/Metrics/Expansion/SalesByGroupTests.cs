using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;
using LifecycleKit.Tests.Products;

namespace LifecycleKit.Tests.Metrics;

public class SalesByGroupTests
{
    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void Create_OfCustomers_HasARowForEachGroup()
    {
        CustomerHistory[] customers =
        [
            Of("AT", Sales.Order(1, 40), Sales.Order(2, 10, refunded: 4)), Of("AT", Sales.Order(3, 20)), Of("at", Sales.Order(3, 66)),
            Of(null, Sales.Order(4, 5)), Of("AT", Sales.Order(5, -3)), Of("DE", Sales.Order(5, 9) with { Status = OrderStatus.Cancelled }),
            Of("DE", Sales.Order(7, 9)), Of("CH", Sales.Order(6, 8, refunded: 8)), Of("FR", Sales.Order(6, 5)),
        ];
        var table = Table(customers, Week);
        Assert.Equal(["at", "AT", "FR", null, "CH"], table.Rows.Select(row => row.Group));
        var row = table.Find("AT")!.Value;
        Assert.Equal((2L, 3L, 63m), (row.CustomerCount, row.OrderCount, row.NetRevenue));
        Assert.Equal((70m, 66m), (row.GrossOrders.Sum, row.RevenuePerCustomer.Sum));
        Assert.Equal("CH: 0 customer(s), 0 order(s), 0 net", table.Find("CH").ToString());
        Assert.Null(table.Find("DE"));
        Assert.Equal("(no group): 1 customer(s), 1 order(s), 5 net", table.Find(null).ToString());
        Assert.StartsWith("at: 1 customer(s), 1 order(s), 66 net; AT", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OfAnySplitAndOrder_MergesToTheNaiveGrouping() => Law.Holds(
        from customers in Gen.ArrayOf(
            from orders in Gen.ArrayOf(EventGen.Snapshot.Where(order => order.Currency is null)).Resize(5)
            from country in Gen.Elements(null, "AT", "DE", "CH")
            select Of(country, orders)).Resize(20)
        from shuffled in Gen.Shuffle(customers)
        from cut in Gen.Choose(0, customers.Length)
        select (customers, shuffled, cut),
        x =>
        {
            var period = Sales.Between(2, 17);
            var whole = Table(x.customers, period);
            Assert.Equal(whole.Rows, Table(x.shuffled[..x.cut], period).Merge(Table(x.shuffled[x.cut..], period)).Rows);
            foreach (var group in x.customers.GroupBy(CountryOf))
            {
                var orders = group.Select(one => one.Orders.AllOrders
                    .Where(order => period.Contains(order.PlacedAt) && order.Status != OrderStatus.Cancelled).ToList()).ToList();
                var buyers = orders.Where(one => one.Exists(order => order.IsCounted)).ToList();
                var row = whole.Find(group.Key);
                Assert.Equal(orders.Exists(one => one.Count > 0), row is not null);
                if (row is not { } found) continue;
                Assert.Equal(
                    (buyers.Count, buyers.Sum(one => one.Count(order => order.IsCounted))), (found.CustomerCount, found.OrderCount));
                Assert.Equal(orders.Sum(one => one.Sum(order => order.NetTotal)), found.NetRevenue);
                Assert.Equal(buyers.Sum(one => one.Sum(order => order.NetTotal)), found.RevenuePerCustomer.Sum);
            }

            Assert.Equal(whole.Rows.OrderByDescending(row => row.NetRevenue), whole.Rows);
        },
        count: 300);

    [Fact]
    public void Create_OfRealOrdersByCountry_IsTheSumOfTheirLines()
    {
        var start = new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var period = Period.Create(start, start.AddMonths(4));
        // Lines of unknown customers have no customer id. A few customers have invoices of two countries: the first one is theirs.
        var lines = RetailLines.ReadWithCountry().Where(line => line.Row.CustomerId is { Length: > 0 }).ToList();
        var countries = lines.GroupBy(line => line.Row.CustomerId!).ToDictionary(one => one.Key, one => one.First().Country);
        var invoices = lines.GroupBy(line => line.Row.OrderId)
            .Select(invoice => (
                Customer: invoice.First().Row.CustomerId!, Id: invoice.Key, At: invoice.First().Row.PlacedAt,
                Total: invoice.Sum(line => line.Row.NetAmount)))
            .ToList();

        var customers = invoices.GroupBy(invoice => invoice.Customer).Select(one => Of(
            countries[one.Key],
            [.. one.Select(invoice => new OrderSnapshot { OrderId = invoice.Id, PlacedAt = invoice.At, GrossTotal = invoice.Total })]));
        var table = SalesByGroup.Create(customers, CountryOf, period);

        var inPeriod = invoices.Where(invoice => period.Contains(invoice.At)).ToList();
        var expected = inPeriod.GroupBy(invoice => countries[invoice.Customer]).ToDictionary(one => one.Key, one => (
            (long)one.Where(invoice => invoice.Total >= 0).Select(invoice => invoice.Customer).Distinct().Count(),
            (long)one.Count(invoice => invoice.Total >= 0), one.Sum(invoice => invoice.Total)));
        Assert.True(expected.Count > 20, $"{expected.Count} countries");
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), table.Rows.Select(row => row.Group!).Order(StringComparer.Ordinal));
        Assert.All(table.Rows, row => Assert.Equal(expected[row.Group!], (row.CustomerCount, row.OrderCount, row.NetRevenue)));
        Assert.Equal("United Kingdom", table.Rows[0].Group);
        Assert.True(table.Rows[0].CustomerCount > 1_000);
    }

    [Fact]
    public void Create_OfBadArguments_IsRefused()
    {
        var table = Table([], Week);
        Assert.Empty(table.Rows);
        Assert.Throws<ArgumentException>("other", () => table.Merge(Table([], Sales.Between(0, 8))));
        Assert.Throws<ArgumentNullException>("other", () => table.Merge(null!));
        Assert.Throws<ArgumentNullException>("customers", () => Table(null!, Week));
        Assert.Throws<ArgumentException>("customers", () => Table([null!], Week));
        Assert.Throws<ArgumentNullException>("groupOf", () => SalesByGroup.Create([], null!, Week));
    }

    private static SalesByGroup Table(CustomerHistory[] customers, Period period) => SalesByGroup.Create(customers, CountryOf, period);

    private static string? CountryOf(CustomerHistory customer) =>
        customer.Traits.TryGet("country", out var country) ? country.ToString() : null;

    private static CustomerHistory Of(string? country, params OrderSnapshot[] orders)
    {
        var history = Snapshots.History(orders);
        if (country is not null) history.Apply(CustomerEvent.TraitSet(Days.Day(0), "country", TraitValue.Create(country)));
        return history;
    }
}
