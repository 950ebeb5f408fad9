using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class AcquisitionTableTests
{
    private static readonly DateTimeOffset AsOf = Days.Day(200);

    private static readonly AcquisitionSpend[] Spends =
    [
        new("ads", new DateOnly(2024, 1, 15), 60), new("ads", new DateOnly(2024, 1, 1), 40), new("ads", new DateOnly(2024, 3, 1), 30),
        new("mail", new DateOnly(2024, 2, 1), 0), new("fair", new DateOnly(2024, 2, 1), 500),
    ];

    private static readonly Gen<CustomerHistory> Customer =
        from days in Gen.ArrayOf(Gen.Choose(0, 220), 4)
        from amounts in Gen.ArrayOf(Gen.Choose(-20, 100), 4)
        from margins in Gen.ArrayOf(Gen.Elements<int?>(5, 20, -3, 40, 10, null), 4)
        from refunds in Gen.ArrayOf(Gen.Elements(0, 0, 0, 7, 100), 4)
        from count in Gen.Choose(0, 4)
        from source in Gen.Elements(null, "ads", "mail", "search")
        select Of(source, [.. Enumerable.Range(0, count).Select(i => Sales.Order(
            days[i], amounts[i], $"{i}", refunded: amounts[i] < 0 ? 0 : refunds[i]) with { Margin = margins[i] })]);

    /// <summary>The oracle asks each customer for each age, with dates and without shared sums.</summary>
    [Fact]
    public void Create_OfAnyCustomers_IsTheNaiveTable() => Law.Holds(
        from customers in Gen.ArrayOf(Customer).Resize(25)
        from shuffled in Gen.Shuffle(customers)
        from cut in Gen.Choose(0, customers.Length)
        from zone in Gen.Elements<TimeZoneInfo>([.. Days.Zones])
        select (customers, shuffled, cut, zone),
        x =>
        {
            var table = AcquisitionTable.Create(x.customers, Spends, AsOf, x.zone);
            var expected = x.customers.Where(one => one.Profile.FirstOrderAt < AsOf)
                .GroupBy(one => (one.Profile.FirstSource, Month(one.Profile.FirstOrderAt!.Value)))
                .ToDictionary(one => one.Key, one => one.ToList());
            Assert.Equal(
                expected.Keys.Union(Spends.Select(one => ((string?)one.Source, one.Month))).Order().ToHashSet(),
                table.Rows.Select(row => (row.Source, row.Month)).ToHashSet());
            foreach (var row in table.Rows)
            {
                var members = expected.GetValueOrDefault((row.Source, row.Month), []);
                Assert.Equal(members.Count, row.CustomerCount);
                var spends = Spends.Where(one => one.Source == row.Source && one.Month == row.Month).ToList();
                Assert.Equal(spends.Count == 0 ? null : spends.Sum(one => one.Amount), row.Spend);
                var today = Month(AsOf);
                Assert.Equal((today.Year - row.Month.Year) * 12 + today.Month - row.Month.Month, row.ProfitPerCustomer.Length);
                for (var age = 0; age < row.ProfitPerCustomer.Length; age++)
                {
                    var last = row.ProfitPerCustomer.Length - 1;
                    var known = members.Where(one => Counted(one, row.Month, last).All(order => order.Margin is not null))
                        .Select(one => Counted(one, row.Month, age).Sum(order => order.Profit!.Value)).ToList();
                    Assert.Equal((known.Count, known.Sum()), (row.ProfitPerCustomer[age].Count, row.ProfitPerCustomer[age].Sum));
                }
            }

            var (left, right) = (AcquisitionTable.Create(x.shuffled[..x.cut], Spends, AsOf, x.zone),
                AcquisitionTable.Create(x.shuffled[x.cut..], Spends, AsOf, x.zone));
            Assert.Equal(table.ToString(), left.Merge(right).ToString());
            Assert.Equal(
                table.Rows.Select(row => string.Join(' ', row.ProfitPerCustomer)),
                right.Merge(left).Rows.Select(row => string.Join(' ', row.ProfitPerCustomer)));

            IEnumerable<OrderSnapshot> Counted(CustomerHistory one, DateOnly month, int age) => one.Orders.AllOrders.Where(order =>
                order.PlacedAt >= one.Profile.FirstOrderAt && Month(order.PlacedAt) <= month.AddMonths(age)
                && !order.IsFullyRefunded && order.Status != OrderStatus.Cancelled);

            DateOnly Month(DateTimeOffset at)
            {
                var local = TimeZoneInfo.ConvertTime(at, x.zone);
                return new DateOnly(local.Year, local.Month, 1);
            }
        },
        count: 200);

    [Fact]
    public void Payback_OfASource_IsTheFirstMonthWithTheCost()
    {
        CustomerHistory[] customers =
        [
            Of("ads", Order(10, 20), Order(40, 20), Order(70, 20)), Of("ads", Order(12, 10), Order(95, 60)),
            Of("search", Order(40, 5)), Of("mail", Order(35, null)),
        ];
        var table = AcquisitionTable.Create(customers, Spends, AsOf);
        var ads = table.Find("ads", new DateOnly(2024, 1, 31))!;
        Assert.Equal((2, 100m, 50.0), (ads.CustomerCount, ads.Spend, ads.Cost.ToEstimate().Value));
        Assert.Equal([15, 25, 35, 65, 65, 65], ads.ProfitPerCustomer.Select(one => one.Mean().Value));
        Assert.Equal(4, ads.Payback().Value);
        Assert.Equal(1.3, ads.ProfitToCost().Value, 1e-12);
        Assert.True(ads.ProfitToCost().HasStandardError);

        Assert.Equal("the spend is not known", table.Find("search", new DateOnly(2024, 2, 1))!.Payback().Reason);
        Assert.Equal("there is no new customer", table.Find("fair", new DateOnly(2024, 2, 1))!.ProfitToCost().Reason);
        var mail = table.Find("mail", new DateOnly(2024, 2, 1))!;
        Assert.Equal(0, mail.Payback().Value);
        Assert.Equal("there is no customer whose margins are all known", mail.ProfitToCost().Reason);
        Assert.Null(table.Find("mail", new DateOnly(2024, 3, 1)));

        var early = AcquisitionTable.Create(customers, Spends, Days.Day(62)).Find("ads", new DateOnly(2024, 1, 1))!;
        Assert.Equal("the cost is not covered after 2 months", early.Payback().Reason);
        var first = AcquisitionTable.Create(customers, Spends, Days.Day(20)).Find("ads", new DateOnly(2024, 1, 1))!;
        Assert.Equal((2, "no month has ended"), (first.CustomerCount, first.Payback().Reason));

        static OrderSnapshot Order(double day, decimal? margin) => Sales.Order(day, 100) with { Margin = margin };
    }

    [Fact]
    public void Create_OfBadArguments_Throws()
    {
        var table = AcquisitionTable.Create([], [], AsOf);
        Assert.Empty(table.Rows);
        Assert.Throws<ArgumentException>("other", () => table.Merge(AcquisitionTable.Create([], Spends, AsOf)));
        Assert.Throws<ArgumentException>("other", () => table.Merge(AcquisitionTable.Create([], [], Days.Day(1))));
        Assert.Throws<ArgumentNullException>("other", () => table.Merge(null!));
        Assert.Throws<ArgumentNullException>("customers", () => AcquisitionTable.Create(null!, [], AsOf));
        Assert.Throws<ArgumentNullException>("spends", () => AcquisitionTable.Create([], null!, AsOf));
        Assert.Throws<ArgumentException>("customers", () => AcquisitionTable.Create([null!], [], AsOf));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => new AcquisitionSpend("ads", new DateOnly(2024, 1, 1), -1));
        Assert.Equal("ads in 2024-01: 60", Spends[0].ToString());
    }

    private static CustomerHistory Of(string? source, params OrderSnapshot[] orders)
    {
        var history = Snapshots.History(orders);
        if (source is not null) history.Apply(CustomerEvent.Visit(Days.Day(0), source));
        return history;
    }
}
