using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>The laws of a metric over one customer's events; the figures are in <see cref="CaseTimesTests"/>.</summary>
public class CaseReopenRateTests : CustomerMetricContract<Ratio>
{
    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        CaseReopenRate.Contribution(events, period, TimeSpan.FromDays(3), period.To.AddDays(2));
}
