using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Scoring;

public class LifetimeProfitTests
{
    private static readonly PopulationModel Shop = Of(0.3);

    [Fact]
    public void LifetimeProfit_OfKnownMargins_IsTheValueAtTheShrunkRate() => Law.Holds(
        from revenue in Gen.Choose(1, 100_000)
        from profit in Gen.Choose(-50_000, 50_000)
        from orders in Gen.Choose(1, 9)
        select (revenue, profit, orders),
        x =>
        {
            var totals = new ProfitTotals { OrderCount = x.orders, Revenue = x.revenue / 10m, Profit = x.profit / 10m };
            Populations.Customer(0, 9_000).Orders.TryGetPurchaseClock(TimeZoneInfo.Utc, Shop.Unit, Shop.Grain, out var clock);
            var score = Shop.Score(Values, clock.At(9), profit: totals);
            var mean = Shop.Spend!.MeanSpend().Value;
            // The value of the revenue, at the rate as if one more purchase of the mean amount had earned the margin of the shop.
            var rate = (x.profit / 10.0 + 0.3 * mean) / (x.revenue / 10.0 + mean);
            Assert.Equal(rate, Shop.MarginRateOf(totals).Value, 1e-12);
            var expected = score.LifetimeValue.Value / 0.3 * rate;
            Assert.Equal(expected, score.LifetimeProfit.Value, 1e-9 * (1 + Math.Abs(expected)));
        },
        count: 300);

    [Fact]
    public void Score_OfAHistory_TakesItsMargins()
    {
        var customer = Populations.Customer(0, 9_000);
        var plain = Shop.Score(customer, Days.Day(20), TimeZoneInfo.Utc);
        Assert.Equal(plain.LifetimeValue.Value, plain.LifetimeProfit.Value, 1e-12);
        var order = new OrderSnapshot { OrderId = "rich", PlacedAt = Days.Day(9), GrossTotal = 100, Margin = 90, RefundedTotal = 50 };
        customer.Apply(CustomerEvent.Order(order));
        var score = Shop.Score(customer, Days.Day(20), TimeZoneInfo.Utc);
        var rate = Shop.MarginRateOf(new ProfitTotals { OrderCount = 1, Revenue = 50, Profit = 45 }).Value;
        Assert.InRange(rate, 0.301, 0.899);
        Assert.Equal(score.LifetimeValue.Value * rate / 0.3, score.LifetimeProfit.Value, 1e-9);
    }

    [Fact]
    public void MarginRateOf_WithoutAShopsMargin_IsTheCustomersAsItIs()
    {
        var totals = new ProfitTotals { OrderCount = 1, Revenue = 50, Profit = -5 };
        Assert.Equal(-0.1, Of(1).MarginRateOf(totals).Value, 1e-15);
        Assert.Contains("neither", Of(1).MarginRateOf(default).Reason, StringComparison.Ordinal);
        Assert.Equal(0.3, Shop.MarginRateOf(default).Value);
        Assert.Equal(0.3, Shop.MarginRateOf(new ProfitTotals { OrderCount = 1, Revenue = -5, Profit = -5 }).Value);
        var score = Of(1).Score(Populations.Customer(0, 9_000), Days.Day(20), TimeZoneInfo.Utc);
        Assert.Contains("neither", score.LifetimeProfit.Reason, StringComparison.Ordinal);
        Assert.Equal("no order counts", Shop.Score(new CustomerHistory(), Days.Day(20), TimeZoneInfo.Utc).LifetimeProfit.Reason);
    }

    [Fact]
    public void Score_WithMargins_AllocatesNothing()
    {
        var customer = Populations.Customer(0, 9_000);
        customer.Apply(
            CustomerEvent.Order(new OrderSnapshot { OrderId = "m", PlacedAt = Days.Day(9), GrossTotal = 100, Margin = 90 }));
        Assert.Equal(0, Allocation.Of(() => Shop.Score(customer, Days.Day(20), TimeZoneInfo.Utc)));
    }

    private static RfmValues Values => RfmValues.Create(1, 1, 1);

    private static PopulationModel Of(double margin)
    {
        var model = Populations.Mbg();
        return PopulationModel.Create(model.Rfm, model.Purchases, model.Spend, new ValueTerms { Margin = margin });
    }
}
