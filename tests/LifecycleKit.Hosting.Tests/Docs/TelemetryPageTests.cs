#region usings
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
#endregion
using System.Diagnostics.Metrics;
using System.Reflection;
using LifecycleKit.Hosting.Tests.Telemetry;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Tracking;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting.Tests.Docs;

/// <summary>The page on telemetry lists what the library publishes and logs, and its examples run.</summary>
public class TelemetryPageTests
{
    private static MarkdownPage Page => MarkdownPage.Read("docs", "telemetry.md");

    [Fact]
    public void Examples_EveryCodeBlock_IsARegionOfThisTest() => Assert.Equal(
        MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Hosting.Tests", "Docs", "TelemetryPageTests.cs")),
        Page.Blocks("csharp"));

    [Fact]
    public async Task SetUp_OfThePage_ExportsMetricsAndActivities()
    {
        var (metrics, activities) = (new List<Metric>(), new List<System.Diagnostics.Activity>());
        var services = new ServiceCollection().AddLogging();

        #region set up
        services.AddOpenTelemetry()
                .WithMetrics(metrics => metrics.AddMeter(LifecycleTelemetry.Name))
                .WithTracing(traces => traces.AddSource(LifecycleTelemetry.Name));
        #endregion

        services.AddOpenTelemetry()
            .WithMetrics(builder => builder.AddInMemoryExporter(metrics))
            .WithTracing(builder => builder.AddInMemoryExporter(activities));
        await using var provider = services.BuildServiceProvider();
        var (meters, traces) = (provider.GetRequiredService<MeterProvider>(), provider.GetRequiredService<TracerProvider>());
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Order("1"));

        Assert.True(meters.ForceFlush() && traces.ForceFlush());
        Assert.Contains(metrics, metric => metric.Name == "lifecyclekit.events.recorded");
        Assert.Contains(activities, activity => Equals(activity.GetTagItem("lifecyclekit.shop"), shop.Tracker.Scope));
    }

    [Fact]
    public async Task HealthCheck_OfThePage_HasTheLimits()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddLifecycle();

        #region health check
        services.AddHealthChecks()
                .AddLifecycleHealthCheck(configure: limits =>
                {
                    limits.UnhealthyParkedCount = 100;
                    limits.DegradedSweepLag = TimeSpan.FromMinutes(15);
                });
        #endregion

        await using var provider = services.BuildServiceProvider();
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TrackerSetup.Cancellation);
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(100, provider.GetRequiredService<IOptionsMonitor<LifecycleHealthOptions>>().Get("lifecycle").UnhealthyParkedCount);
    }

    [Fact]
    public async Task Instruments_OfThePage_AreThoseOfTheMeter()
    {
        // The first event of the process makes the instruments.
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Order("1"));
        var published = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == LifecycleTelemetry.Name)
                published.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
        };
        listener.Start();

        Assert.Equal(
            published.Distinct().Order(StringComparer.Ordinal),
            Page.Table("| Instrument | Kind | Unit | Tags |").Select(row => string.Join(' ', row.Take(3))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Activities_OfThePage_AreThoseOfTheLibrary() => Assert.Equal(
        typeof(TrackerActivities).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Page.Table("| Activity | Is | Tags |").Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void LogEvents_OfThePage_AreThoseOfTheCode()
    {
        var events = typeof(LifecycleLog).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .OrderBy(one => one.EventId).ToList();

        Assert.Equal(events.Select(one => one.EventId).Distinct(), events.Select(one => one.EventId));
        Assert.Equal(
            events.Select(one => FormattableString.Invariant(
                $"{one.EventId} {one.Level}: {one.Message.Replace('\n', ' ')}")),
            Page.Table("| Id | Level | Message |").Select(row => $"{row[0]} {row[1]}: {row[2]}"));
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "ObservableGauge" => "gauge",
        var name => name.ToLowerInvariant(),
    };
}
