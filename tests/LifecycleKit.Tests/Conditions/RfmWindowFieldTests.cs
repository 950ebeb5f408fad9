using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The scores of a model over a window, and the instants at which they change, against every edge of the window.</summary>
public class RfmWindowFieldTests
{
    private static readonly Gen<(OrderSnapshot[] Orders, int Window, DateTimeOffset Now)> Cases =
        from orders in Gen.ArrayOf(
            from id in Gen.Choose(0, 12)
            from placed in Gen.Choose(0, 120)
            from gross in Gen.Elements(-20m, 0m, 10m, 35.5m, 90m)
            from refunded in Gen.Elements(0m, 0m, 0m, 10m)
            select new OrderSnapshot
            {
                OrderId = $"{id}", PlacedAt = Days.Day(placed / 4.0), ChangedAt = Days.Day(40 + placed), GrossTotal = gross,
                RefundedTotal = gross < 0 ? 0 : refunded,
            })
        from window in Gen.Choose(1, 25)
        from now in Gen.Choose(0, 200)
        select (orders, window, Days.Day(now / 4.0));

    [Fact]
    public void NextCrossing_OfFrequencyAndMonetary_IsTheFirstInstantAtWhichTheScoreDiffers()
    {
        var changes = 0;
        Law.Holds(Cases, x =>
        {
            var (history, context) = (new CustomerHistory(), Context(x.Window));
            foreach (var order in x.Orders) history.Apply(CustomerEvent.Order(order));
            foreach (var (field, read) in new (NumberField, Func<DateTimeOffset, decimal?>)[]
            {
                (Fields.FrequencyScore, at => Score(history, x.Window, at)?.F),
                (Fields.MonetaryScore, at => Score(history, x.Window, at)?.M),
            })
            {
                Assert.Equal(read(x.Now), ValueAt(field, x.Now));
                var edges = history.Orders.AllOrders.SelectMany(one => (DateTimeOffset[])[one.PlacedAt, one.PlacedAt.AddDays(x.Window)])
                    .Where(at => at > x.Now).Distinct().Order();
                var expected = edges.FirstOrDefault(at => read(at) != read(x.Now));
                var crossing = field.NextCrossing(new Facts(history, x.Now, context), [3]);
                Assert.Equal(expected == default ? long.MaxValue : expected.UtcTicks, crossing);
                if (expected == default) continue;
                changes++;
                Assert.Equal(read(x.Now), ValueAt(field, expected.AddTicks(-1)));
                Assert.Equal(read(expected), ValueAt(field, expected));
            }

            decimal? ValueAt(NumberField field, DateTimeOffset at) =>
                field.TryRead(new Facts(history, at, context), out var value) ? value : null;
        }, 2_000);
        Assert.True(changes > 500, $"Only {changes} changes.");
    }

    [Fact]
    public void NextCrossing_OfALifetimeModel_IsNever()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = "a", PlacedAt = Days.Start, GrossTotal = 10 }));
        var facts = new Facts(history, Days.Day(1), GivenScores.Context(TimeZoneInfo.Utc));
        Assert.Equal(long.MaxValue, Fields.FrequencyScore.NextCrossing(facts, [1]));
        Assert.Equal(long.MaxValue, Fields.MonetaryScore.NextCrossing(facts, [1]));
    }

    [Fact]
    public void Fields_OfAWindow_AllocateNothing()
    {
        var history = new CustomerHistory();
        for (var i = 0; i < 200; i++)
            history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = $"{i}", PlacedAt = Days.Day(i), GrossTotal = 1 + i % 7 }));
        var context = Context(20);
        var condition = Fields.FrequencyScore.AtLeast(2) & Fields.MonetaryScore.AtMost(3);
        Assert.Equal(0, Allocation.Of(() =>
        {
            condition.Evaluate(new Facts(history, Days.Day(150), context));
            condition.NextFlip(new Facts(history, Days.Day(210), context));
        }));
    }

    private static FactContext Context(int window) => new(TimeZoneInfo.Utc, RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], Days.Start,
        new RfmOptions
        {
            Recency = RfmCuts.Given(5, 20), Frequency = RfmCuts.Given(0, 1, 2, 4), Monetary = RfmCuts.Given(-5, 0, 35.5m, 100),
            WindowDays = window,
        }));

    private static (int F, int M)? Score(CustomerHistory history, int window, DateTimeOffset at)
    {
        if (history.Orders.OrderCount == 0) return null;
        var orders = history.Orders.AllOrders.Where(one => one.PlacedAt > at.AddDays(-window) && one.PlacedAt <= at).ToArray();
        var (count, sum) = (orders.Count(one => one.IsCounted), orders.Sum(one => one.NetTotal));
        decimal[] frequency = [0, 1, 2, 4], monetary = [-5, 0, 35.5m, 100];
        return (1 + frequency.Count(cut => count > cut), 1 + monetary.Count(cut => sum > cut));
    }
}
