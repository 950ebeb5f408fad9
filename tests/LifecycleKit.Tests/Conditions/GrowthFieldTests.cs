using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Revenue of a window and of the one before, to the tick, against a search from change to change.</summary>
public class GrowthFieldTests
{
    private static readonly Gen<Case> Cases =
        from start in Gen.Elements(Days.Day(0).UtcTicks, DateTime.MaxValue.Ticks - 60 * TimeSpan.TicksPerDay)
        from orders in Gen.ArrayOf(
            from hour in Gen.Choose(0, 60) from gross in Gen.Elements(0m, 10m, 10m, 3.5m, -6m) select (hour, gross))
        from length in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(24 * 10, 24 * 40))
        from now in Gen.OneOf(Gen.Constant(60), Gen.Choose(0, 90))
        from ticks in Gen.Elements(-1L, 0L, 1L)
        from operands in Gen.ListOf(Gen.Elements(-5m, -1m, -0.5m, 0m, 0.5m, 1m, 2.5m, 10m, 20m, decimal.MaxValue)).Resize(3)
        select new Case(start, orders, TimeSpan.FromHours(length), start + now * TimeSpan.TicksPerHour + ticks, [.. operands]);

    [Fact]
    public void NextCrossing_OfTheWindowBefore_IsTheFirstInstantAtWhichASideChanges() =>
        Check(x => Fields.NetRevenueBefore(x.Window), (x, at) => x.Net(at - 2 * x.Window.Ticks, at - x.Window.Ticks), minCount: 700);

    [Fact]
    public void NextCrossing_OfGrowth_IsTheFirstInstantAtWhichASideChanges() => Check(
        x => Fields.NetRevenueGrowth(x.Window),
        (x, at) => x.Net(at - 2 * x.Window.Ticks, at - x.Window.Ticks) is > 0 and var before
            ? decimal.Round(x.Net(at - x.Window.Ticks, at) / before - 1, 8) : null,
        minCount: 700);

    [Fact]
    public void Fields_OfTwoYears_CompareThem()
    {
        var history = Customers.Snapshots.History(
            Customers.Snapshots.Order("A", placed: 10), Customers.Snapshots.Order("B", placed: 400, gross: 150));
        var year = TimeSpan.FromDays(365);
        var facts = new Facts(history, Days.Day(500));
        Assert.Equal(FieldValue.Create(100), Fields.NetRevenueBefore(year).ValueOf(facts));
        Assert.Equal(FieldValue.Create(0.5m), Fields.NetRevenueGrowth(year).ValueOf(facts));
        Assert.False(Fields.NetRevenueGrowth(year).ValueOf(new Facts(history, Days.Day(300))).HasValue);
        Assert.Equal(Days.Day(740).UtcTicks, Fields.NetRevenueGrowth(year).Exists().NextFlip(facts));
        Assert.Equal("revenue.previous365d", Fields.NetRevenueBefore(year).Name);
        Assert.Equal("revenue.growth1d12h", ConditionCatalog.Of(Fields.All).FindField("revenue.growth1d12h")?.Name);
        Assert.Throws<ArgumentOutOfRangeException>("window", () => Fields.NetRevenueGrowth(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("window", () => Fields.NetRevenueBefore(TimeSpan.FromDays(36_501)));
    }

    private static void Check(Func<Case, NumberField> field, Func<Case, long, decimal?> naive, int minCount)
    {
        var crossings = 0;
        Law.Holds(
            Cases,
            x =>
            {
                var facts = new Facts(x.ToHistory(), new DateTimeOffset(x.Now, TimeSpan.Zero));
                var value = naive(x, x.Now);
                Assert.Equal(value is not null, field(x).TryRead(facts, out var read));
                if (value is not null) Assert.Equal(value, read);
                var sides = Sides(x.Now);
                var changes = x.Orders
                    .SelectMany(order => (long[])[0, 1, 2], (order, edge) => x.PlacedAt(order.Hour) + edge * x.Window.Ticks)
                    .Where(at => at > x.Now && at <= DateTime.MaxValue.Ticks).Distinct().Order();
                var expected = changes.Select(at => (long?)at).FirstOrDefault(at => !Sides(at!.Value).SequenceEqual(sides))
                    ?? long.MaxValue;
                Assert.Equal(expected, field(x).NextCrossing(facts, x.Operands));
                if (expected != long.MaxValue) crossings++;

                int[] Sides(long at) => naive(x, at) is { } now ? [.. x.Operands.Select(operand => now.CompareTo(operand))] : [9];
            },
            count: 3_000);
        Assert.True(crossings > minCount, $"Only {crossings} crossings.");
    }

    private sealed record Case(long Start, (int Hour, decimal Gross)[] Orders, TimeSpan Window, long Now, decimal[] Operands)
    {
        public long PlacedAt(int hour) => Start + hour * TimeSpan.TicksPerHour;

        public decimal Net(long after, long until) =>
            Orders.Where(order => PlacedAt(order.Hour) > after && PlacedAt(order.Hour) <= until).Sum(order => order.Gross);

        public CustomerHistory ToHistory()
        {
            var history = new CustomerHistory();
            for (var i = 0; i < Orders.Length; i++)
            {
                history.Apply(CustomerEvent.Order(new OrderSnapshot
                {
                    OrderId = $"{i}", PlacedAt = new DateTimeOffset(PlacedAt(Orders[i].Hour), TimeSpan.Zero), GrossTotal = Orders[i].Gross,
                }));
            }

            return history;
        }
    }
}
