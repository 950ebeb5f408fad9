using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Stages;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class CartRecoveryRateTests : CustomerMetricContract<Ratio>
{
    private static readonly Period Month = Sales.Between(0, 40);

    [Fact]
    public void Of_Counts_IsTheirShare()
    {
        Assert.Equal(Ratio.Of(2, 9), CartRecoveryRate.Of(2, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CartRecoveryRate.Of(10, 9));
    }

    [Theory]
    [InlineData(1.03, 0, 0)] // in time
    [InlineData(1.05, 1, 1)]
    [InlineData(7.99, 1, 1)]
    [InlineData(8, 0, 1)] // lost at this instant
    public void Contribution_OfAnOrder_IsARecoveryBetweenAbandonmentAndLoss(double placed, int recovered, int abandoned) => Assert.Equal(
        Ratio.Of(recovered, abandoned), CartRecoveryRate.CustomerContribution([Cart(1), Sales.Placed(placed)], Month));

    [Fact]
    public void Contribution_OfACartThatIsUpdatedBeforeTheOrder_IsARecoveryToo() => Assert.Equal(
        Ratio.Of(1, 1), CartRecoveryRate.CustomerContribution([Cart(1), Cart(3), Cart(9.5), Sales.Placed(9.51)], Month));

    [Fact]
    public void Contribution_OfAnOrderThatNoLongerCounts_IsNoRecovery() => Assert.Equal(
        Ratio.Of(0, 1), CartRecoveryRate.CustomerContribution([Cart(1), Sales.Placed(2), Sales.Cancelled(2)], Month));

    [Fact]
    public void Contribution_OfACartThatHasNotHadItsWholeTime_IsLeftOut()
    {
        Assert.Equal(default, CartRecoveryRate.CustomerContribution([Cart(1), Sales.Placed(2)], Sales.Between(0, 7.99)));
        Assert.Equal(Ratio.Of(1, 1), CartRecoveryRate.CustomerContribution([Cart(1), Sales.Placed(2)], Sales.Between(0, 8)));
    }

    /// <summary>The rules of the lifecycle count the same carts, with code of their own.</summary>
    [Fact]
    public void Contributions_OfAnyEvents_AreTheTransitionsOfTheLifecycle()
    {
        var (abandoned, recovered) = (0m, 0m);
        var steps = Gen.ArrayOf(
            from minutes in Gen.Elements(10, 59, 60, 61, 1_440, 7 * 1_440 - 1, 7 * 1_440, 8 * 1_440)
            from what in Gen.Elements("fill", "fill", "fill", "empty", "order", "order", "visit")
            select (minutes, what)).Resize(20);
        Law.Holds(steps, story =>
        {
            var events = new List<CustomerEvent>();
            var at = Days.Start;
            foreach (var (minutes, what) in story)
            {
                at = at.AddMinutes(minutes);
                events.Add(what switch
                {
                    "visit" => CustomerEvent.Visit(at),
                    "order" => CustomerEvent.Order(new OrderSnapshot { OrderId = $"{events.Count}", PlacedAt = at, GrossTotal = 7 }),
                    _ => CustomerEvent.CartUpdated(at, 5, what == "fill" ? 1 : 0),
                });
            }

            var period = Period.Create(Days.Start, at.AddDays(30));
            var moves = LifecycleTimeline.Of(LifecycleEngine.Compile(LifecyclePresets.Cart))
                .Replay(events, Days.Start, period.To.AddTicks(-1)).Transitions;
            int By(string rule) => moves.Count(move => move.Rule == rule);
            Assert.Equal(Ratio.Of(By("abandon"), By("fill")), CartAbandonmentRate.CustomerContribution(events, period));
            Assert.Equal(Ratio.Of(By("recover"), By("abandon")), CartRecoveryRate.CustomerContribution(events, period));
            var revenue = RecoveredRevenue.CustomerContribution(events, period);
            Assert.Equal((By("recover"), 7m * By("recover")), (revenue.Count, revenue.Sum));
            abandoned += By("abandon");
            recovered += By("recover");
        });
        Assert.True(abandoned > 500 && recovered > 100, $"Only {abandoned} carts were abandoned, and {recovered} recovered.");
    }

    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        CartRecoveryRate.CustomerContribution(events, period);

    private static CustomerEvent Cart(double day) => CustomerEvent.CartUpdated(Days.Day(day), 20, 2);
}
