using System.Diagnostics;
using LifecycleKit.Tracking;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LifecycleKit.Hosting.Tests.Telemetry;

/// <summary>The SDK of OpenTelemetry exports what the library publishes.</summary>
public class OpenTelemetryTests
{
    [Fact]
    public async Task Exporters_OfMetricsAndTraces_ReceiveARecordedOrder()
    {
        var metrics = new List<Metric>();
        var activities = new List<Activity>();
        using var meters = Sdk.CreateMeterProviderBuilder().AddMeter(LifecycleTelemetry.Name).AddInMemoryExporter(metrics).Build();
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource(LifecycleTelemetry.Name).AddInMemoryExporter(activities).Build();
        using var shop = new ObservedShop();

        await shop.RecordAsync(shop.Order("1"));
        await shop.Tracker.GetBacklogAsync(ObservedShop.Cancellation);
        Assert.True(meters.ForceFlush());
        Assert.True(traces.ForceFlush());

        Assert.Equal(
            [
                "lifecyclekit.deliveries.age s", "lifecyclekit.deliveries.attempted {attempt}", "lifecyclekit.deliveries.parked {delivery}",
                "lifecyclekit.deliveries.pending {delivery}", "lifecyclekit.events.pending {event}", "lifecyclekit.events.recorded {event}",
                "lifecyclekit.record.duration s", "lifecyclekit.sweep.lag s", "lifecyclekit.transitions {transition}",
            ],
            metrics.Where(metric => HasPointOf(metric, shop.Tracker.Scope)).Select(metric => $"{metric.Name} {metric.Unit}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["lifecyclekit.deliver", "lifecyclekit.record"],
            activities.Where(activity => Equals(activity.GetTagItem("lifecyclekit.shop"), shop.Tracker.Scope))
                .Select(activity => activity.DisplayName));
    }

    private static bool HasPointOf(Metric metric, string shop)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            foreach (var tag in point.Tags)
            {
                if (tag is { Key: "lifecyclekit.shop", Value: string value } && value == shop) return true;
            }
        }

        return false;
    }
}
