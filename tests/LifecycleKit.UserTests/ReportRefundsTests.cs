using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.UserTests;

public class ReportRefundsTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly MetricReportOptions Options =
        new() { Period = Period.Create(March, March.AddMonths(1)), TimeZone = TimeZoneInfo.Utc };

    [Fact]
    public void RefundRate_OfALateRefund_CorrectsThePeriodOfTheOrder()
    {
        var order = new OrderSnapshot
        {
            OrderId = "1", PlacedAt = March.AddDays(2), GrossTotal = 80, Status = OrderStatus.Paid, ChangedAt = March.AddDays(2),
        };
        var builder = new MetricReportBuilder(Options);
        builder.Add("a", CustomerEvent.Order(order));
        builder.Add("b", CustomerEvent.Order(order with { OrderId = "2", GrossTotal = 20 }));
        Assert.Equal(0, builder.Build()["refunded_revenue"].Estimate.Value);

        builder.Add("a", CustomerEvent.Order(order with { RefundedTotal = 30, ChangedAt = March.AddDays(90) }));
        var report = builder.Build();
        Assert.Equal(30, report["refunded_revenue"].Estimate.Value);
        Assert.Equal(0.3, report["refund_rate"].Estimate.Value);

        builder.Add("a", CustomerEvent.Order(order with { RefundedTotal = 80, ChangedAt = March.AddDays(91) }));
        Assert.Equal(0.8, builder.Build()["refund_rate"].Estimate.Value);
    }

    [Fact]
    public void RefundRate_OfALog_CountsItsCredits()
    {
        var log = new OrderLogBuilder();
        log.Add("a", March.AddDays(1), 80m);
        log.Add("a", March.AddDays(3), -20m);
        var report = MetricReport.Of(log.Build(), Options);
        Assert.Equal((20, 0.25), (report["refunded_revenue"].Estimate.Value, report["refund_rate"].Estimate.Value));
    }
}
