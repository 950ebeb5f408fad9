using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class RecurringRevenueTableTests
{
    private static readonly Period Quarter = Period.OfDays(new DateOnly(2024, 1, 1), new DateOnly(2024, 4, 1), TimeZoneInfo.Utc);

    [Fact]
    public void Of_AnExampleByMonth_HasEachMovementInItsMonth()
    {
        CustomerEvent[][] customers =
        [
            [At(1, 5, "a", 10), CustomerEvent.SubscriptionRenewed(Day(2, 5), "a", 14), CustomerEvent.SubscriptionCancelled(Day(3, 5), "a")],
            [At(2, 1, "b", 120, months: 12), At(2, 2, "c")],
        ];
        var table = RecurringRevenueTable.Of(customers, Quarter, CalendarUnit.Month, TimeZoneInfo.Utc);
        Assert.Equal(
            [
                RecurringRevenueMovement.Create(0, newBusiness: 10), RecurringRevenueMovement.Create(10, newBusiness: 10, expansion: 4),
                RecurringRevenueMovement.Create(24, churned: 14),
            ],
            table.Rows.Select(row => row.Movement));
        Assert.Equal([(1L, 1L), (2, 3), (1, 2)], table.Rows.Select(row => (row.SubscriberCount, row.SubscriptionCount)));
        Assert.Equal(Ratio.Of(24, 2), table.Rows[1].RevenuePerSubscriber);
        Assert.Contains("0 to 10; 1 subscribers, 1 subscriptions", table.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Each row is the movement of its month, the rows are a chain, and the counts are those of a naive count.</summary>
    [Fact]
    public void Rows_OfAnyCustomers_AreTheMovementsOfTheirPeriods() => Law.Holds(
        from customers in Gen.ArrayOf(NaiveRevenue.Events).Resize(6)
        from unit in Gen.Elements(CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Month)
        from zone in ShopGen.Zone
        from cut in Gen.Choose(0, 6)
        select (customers, unit, zone, cut),
        x =>
        {
            var table = Table(x.customers);
            Assert.Equal(CalendarPeriods.Cut(Quarter, x.unit, x.zone), table.Rows.Select(row => row.Period));
            Assert.All(table.Rows, row =>
            {
                Assert.Equal(RecurringRevenue.Movement(x.customers, row.Period), row.Movement);
                var running = x.customers.Select(events => NaiveRevenue.Running(events, row.Period.To)).ToArray();
                Assert.Equal(running.Count(count => count > 0), row.SubscriberCount);
                Assert.Equal(running.Sum(), row.SubscriptionCount);
            });
            Assert.Equal(table.Rows.Skip(1).Select(row => row.Movement.Start), table.Rows.SkipLast(1).Select(row => row.Movement.End));
            var first = Math.Min(x.cut, x.customers.Length);
            Assert.Equal(table.Rows, Table(x.customers[..first]).Merge(Table(x.customers[first..])).Rows);

            RecurringRevenueTable Table(CustomerEvent[][] of) => RecurringRevenueTable.Of(of, Quarter, x.unit, x.zone);
        },
        count: 200);

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        var row = new RecurringRevenueRow(Quarter, RecurringRevenueMovement.Create(0, newBusiness: 5), 1, 1);
        Assert.Throws<ArgumentException>("rows", () => new RecurringRevenueTable([]));
        Assert.Throws<ArgumentException>("rows", () => new RecurringRevenueTable([row, row]));
        Assert.Throws<ArgumentOutOfRangeException>("subscriptionCount", () => new RecurringRevenueRow(Quarter, default, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("subscriberCount", () => new RecurringRevenueRow(Quarter, default, -1, 1));
        var table = new RecurringRevenueTable([row]);
        Assert.Throws<ArgumentException>("other", () => table.Merge(
            RecurringRevenueTable.Of([], Quarter, CalendarUnit.Month, TimeZoneInfo.Utc)));
        Assert.Throws<ArgumentNullException>("other", () => table.Merge(null!));
        Assert.Throws<ArgumentNullException>("customers", () => RecurringRevenueTable.Of(null!, Quarter, default, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentException>("period", () => RecurringRevenueTable.Of([], default, default, TimeZoneInfo.Utc));
    }

    private static DateTimeOffset Day(int month, int day) => new(2024, month, day, 9, 0, 0, TimeSpan.Zero);

    private static CustomerEvent At(int month, int day, string id, decimal price = 0, int months = 1) =>
        CustomerEvent.SubscriptionStarted(Day(month, day), id, price, months);
}
