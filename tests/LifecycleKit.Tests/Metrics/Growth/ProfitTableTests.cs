using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class ProfitTableTests
{
    private static readonly Period Weeks = Sales.Between(2, 19);

    private static readonly Gen<CustomerHistory> Customer =
        from orders in Gen.ArrayOf(EventGen.Snapshot.Where(order => order.Currency is null)).Resize(5)
        from source in Gen.Elements(null, "ads", "mail", "search")
        select Of(source, [.. orders.Select(order => order with { GrossTotal = Math.Min(order.GrossTotal, 1_000) })]);

    [Fact]
    public void Create_OfAnyCustomers_IsTheNaiveGrouping() => Law.Holds(
        from customers in Gen.ArrayOf(Customer).Resize(20)
        from shuffled in Gen.Shuffle(customers)
        from cut in Gen.Choose(0, customers.Length)
        select (customers, shuffled, cut),
        x =>
        {
            var table = Table(x.customers);
            foreach (var source in (string?[])["ads", "mail", "search", null])
            {
                for (var column = 0; column < table.Periods.Length; column++)
                {
                    var orders = x.customers.Where(one => one.Profile.FirstSource == source)
                        .Select(one => one.Orders.AllOrders.Where(order => table.Periods[column].Contains(order.PlacedAt)
                            && order.Status != OrderStatus.Cancelled && !order.IsFullyRefunded).ToList()).ToList();
                    var (all, cell) = (orders.SelectMany(one => one).ToList(), table[source, column]);
                    var known = all.Where(order => order.Margin is not null).ToList();
                    Assert.Equal(
                        (orders.Count(one => one.Exists(order => !order.IsCredit)), all.Count(order => !order.IsCredit),
                            all.Sum(order => order.NetTotal)),
                        (cell.CustomerCount, cell.OrderCount, cell.NetRevenue));
                    Assert.Equal(known.Count == 0 ? null : known.Sum(order => order.Profit), cell.Profit);
                    Assert.Equal(
                        orders.Where(one => one.Exists(order => !order.IsCredit) && one.TrueForAll(order => order.Margin is not null))
                            .Select(one => one.Sum(order => order.Profit!.Value)).Order(),
                        Means(x.customers.Where(one => one.Profile.FirstSource == source), column).Order());
                }
            }

            var (left, right) = (Table(x.shuffled[..x.cut]), Table(x.shuffled[x.cut..]));
            Assert.Equal(table.ToString(), left.Merge(right).ToString());
            Assert.Equal(table.Groups, right.Merge(left).Groups);
            foreach (var group in table.Groups) Assert.Equal(table.GetTotal(group), right.Merge(left).GetTotal(group));

            IEnumerable<decimal> Means(IEnumerable<CustomerHistory> customers, int column) => customers
                .Select(one => Table([one])).Where(one => one.Groups.Length > 0)
                .Select(one => one[one.Groups[0], column].ProfitPerCustomer).Where(mean => mean.Count > 0).Select(mean => mean.Sum);
        },
        count: 150);

    [Fact]
    public void ToGroupsByProfit_OfGroups_HasTheUnknownLast()
    {
        CustomerHistory[] customers =
        [
            Of("ads", Sales.Order(3, 100) with { Margin = -5 }), Of("mail", Sales.Order(4, 100)),
            Of(null, Sales.Order(9, 10) with { Margin = 4 }),
            Of("search", Sales.Order(10, 30) with { Margin = 9 }, Sales.Order(11, 10)), Of("late", Sales.Order(19, 30) with { Margin = 9 }),
        ];
        var table = Table(customers);
        Assert.Equal(["ads", "mail", "search", null], table.Groups);
        Assert.Equal(["search", null, "ads", "mail"], table.ToGroupsByProfit());
        Assert.Null(table.GetTotal("mail").Profit);
        Assert.Equal(0.75, table.GetTotal("search").MarginKnown.ToEstimate().Value);
        Assert.Equal(0, table.GetTotal("search").ProfitPerCustomer.Count);
        Assert.False(table["late", 0].IsObserved);
        Assert.Equal("-", table["mail", 2].ToString());
        Assert.Equal("revenue 100, profit unknown", table["mail", 0].ToString());
        Assert.Equal(
            "ads: revenue 100, profit -5; mail: revenue 100, profit unknown; search: revenue 40, profit 9; "
            + "(no group): revenue 10, profit 4",
            table.ToString());
    }

    [Fact]
    public void Create_OfBadArguments_Throws()
    {
        var table = Table([]);
        Assert.Empty(table.Groups);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => table[null, 3]);
        Assert.Throws<ArgumentException>("other", () => table.Merge(ProfitTable.Create([], _ => null, Weeks)));
        Assert.Throws<ArgumentNullException>("other", () => table.Merge(null!));
        Assert.Throws<ArgumentNullException>("customers", () => Table(null!));
        Assert.Throws<ArgumentException>("customers", () => Table([null!]));
        Assert.Throws<ArgumentNullException>("groupOf", () => ProfitTable.Create([], null!, Weeks));
    }

    private static ProfitTable Table(CustomerHistory[] customers) =>
        ProfitTable.Create(customers, one => one.Profile.FirstSource, Weeks, CalendarUnit.Week);

    private static CustomerHistory Of(string? source, params OrderSnapshot[] orders)
    {
        var history = Snapshots.History(orders);
        if (source is not null) history.Apply(CustomerEvent.Visit(Days.Day(0), source));
        return history;
    }
}
