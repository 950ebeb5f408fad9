using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The next crossing of a rolling window, to the tick, against a search from change to change.</summary>
public class WindowCrossingTests
{
    /// <summary>Orders at few instants, often near the end of the calendar.</summary>
    private static readonly Gen<Case> Cases =
        from start in Gen.Elements(Days.Day(0).UtcTicks, DateTime.MaxValue.Ticks - 60 * TimeSpan.TicksPerDay)
        from orders in Gen.ArrayOf(
            from hour in Gen.Choose(0, 60) from gross in Gen.Elements(0m, 10m, 10m, 3.5m, 0.00000001m)
                from refunded in Gen.Elements(0m, 0m, 4m) select (hour, gross, refunded))
        from credits in Gen.OneOf(
            Gen.Constant(Array.Empty<int>()), Gen.Constant(Array.Empty<int>()), Gen.ArrayOf(Gen.Choose(0, 60)).Resize(4))
        from length in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(24 * 40, 24 * 80))
        from now in Gen.OneOf(Gen.Constant(60), Gen.Choose(0, 90))
        from ticks in Gen.Elements(-1L, 0L, 1L)
        from operands in Gen.NonEmptyListOf(
            Gen.Elements(-5m, -0.5m, 0m, 0.5m, 1m, 2m, 2.5m, 5m, 10m, 16.5m, 20m, 33.33m, 40m, decimal.MaxValue, decimal.MinValue))
                .Resize(4)
        select new Case(start, orders, credits, TimeSpan.FromHours(length), start + now * TimeSpan.TicksPerHour + ticks, [.. operands]);

    [Fact]
    public void NextCrossing_OfAnyWindow_IsTheFirstInstantAtWhichASideChanges()
    {
        var (crossings, jumps) = (0, 0);
        Law.Holds(Cases, Check, count: 4_000);
        Assert.True(crossings > 2_000 && jumps > 500, $"Only {crossings} crossings, {jumps} of them past a change.");

        void Check(Case x)
        {
            var history = x.ApplyAll();
            foreach (var (field,
                isCount) in ((NumberField, bool)[])[(Fields.OrdersWithin(x.Window), true), (Fields.NetRevenueWithin(x.Window), false)])
            {
                var facts = new Facts(history, new DateTimeOffset(x.Now, TimeSpan.Zero));
                var (expected, passed) = Naive(history.Orders, x, isCount);
                Assert.Equal(expected, field.NextCrossing(facts, x.Operands));
                Assert.Equal(long.MaxValue, field.NextCrossing(facts, []));
                if (expected != long.MaxValue) crossings++;
                if (expected != long.MaxValue && passed > 0) jumps++;
            }
        }
    }

    [Fact]
    public void NextCrossing_OfAnyWindow_AllocatesNothing()
    {
        var history = new CustomerHistory();
        for (var hour = 0; hour < 30; hour++)
        {
            history.Apply(
                CustomerEvent.Order(
                    new OrderSnapshot { OrderId = $"{hour}", PlacedAt = Days.Day(0).AddHours(hour), GrossTotal = hour == 20 ? -5 : 10 }));
        }

        decimal[] operands = [3, 20];
        var (orders, revenue) = (Fields.OrdersWithin(TimeSpan.FromDays(2)), Fields.NetRevenueWithin(TimeSpan.FromDays(2)));
        Assert.Equal(0, Allocation.Of(() =>
        {
            orders.NextCrossing(new Facts(history, Days.Day(1)), operands);
            revenue.NextCrossing(new Facts(history, Days.Day(1)), operands);
        }));
    }

    /// <summary>Returns the first change at which a side differs, and the number of changes before it without a difference.</summary>
    private static (long At, int Passed) Naive(OrderLedger ledger, Case x, bool isCount)
    {
        var all = ledger.AllOrders.Where(order => order.IsCounted || order.IsCredit).ToArray();
        var sides = Sides(x.Now);
        var changes = all.SelectMany(order => (long[])[order.PlacedAt.UtcTicks, order.PlacedAt.UtcTicks + x.Window.Ticks])
            .Where(at => at > x.Now && at <= DateTime.MaxValue.Ticks).Distinct().Order().ToArray();
        var passed = changes.TakeWhile(at => Sides(at).SequenceEqual(sides)).Count();
        return passed == changes.Length ? (long.MaxValue, passed) : (changes[passed], passed);

        int[] Sides(long at)
        {
            var inWindow = all.Where(order => order.PlacedAt.UtcTicks > at - x.Window.Ticks && order.PlacedAt.UtcTicks <= at).ToArray();
            var value = isCount ? inWindow.Count(order => order.IsCounted) : inWindow.Sum(order => order.NetTotal);
            return [.. x.Operands.Select(operand => value.CompareTo(operand))];
        }
    }

    private sealed record Case(
        long Start, (int Hour, decimal Gross, decimal Refunded)[] Orders, int[] Credits, TimeSpan Window, long Now, decimal[] Operands)
    {
        public CustomerHistory ApplyAll()
        {
            var history = new CustomerHistory();
            for (var i = 0; i < Orders.Length; i++)
                Add($"{i}", Orders[i].Hour, Orders[i].Gross, Orders[i].Refunded);
            for (var i = 0; i < Credits.Length; i++) Add($"c{i}", Credits[i], -6, 0);
            return history;

            void Add(string id, int hour, decimal gross, decimal refunded) => history.Apply(CustomerEvent.Order(new OrderSnapshot
            {
                OrderId = id, PlacedAt = new DateTimeOffset(Start + hour * TimeSpan.TicksPerHour, TimeSpan.Zero), GrossTotal = gross,
                RefundedTotal = refunded,
            }));
        }
    }
}
