using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Hosting.Tests.Health;

/// <summary>The health check compares each figure of the backlog with its limits.</summary>
public class LifecycleHealthCheckTests
{
    private static readonly Backlog Quiet = new();

    public static TheoryData<string, double, HealthStatus> Figures => new()
    {
        { "delivery", 9.99, HealthStatus.Healthy }, { "delivery", 10, HealthStatus.Degraded }, { "delivery", 60, HealthStatus.Unhealthy },
        { "sweep", 59.99, HealthStatus.Healthy }, { "sweep", 60, HealthStatus.Degraded }, { "sweep", 1440, HealthStatus.Unhealthy },
        { "parked", 0, HealthStatus.Healthy }, { "parked", 1, HealthStatus.Degraded }, { "parked", 1e9, HealthStatus.Degraded },
        { "pending", 999, HealthStatus.Healthy }, { "pending", 1_000, HealthStatus.Degraded },
        { "pending", 100_000, HealthStatus.Unhealthy },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public async Task CheckHealthAsync_OfAFigure_ComparesItWithTheDefaultLimits(string figure, double value, HealthStatus expected)
    {
        var result = await CheckAsync(WithFigure(figure, value));

        Assert.Equal(expected, result.Status);
    }

    [Theory]
    [InlineData("delivery", 2)]
    [InlineData("sweep", 2)]
    [InlineData("parked", 2)]
    [InlineData("pending", 2)]
    public async Task CheckHealthAsync_WithOwnLimits_ComparesWithThem(string figure, double limit)
    {
        var (time, count) = (TimeSpan.FromMinutes(limit), (long)limit);
        void Degraded(LifecycleHealthOptions options) =>
            (options.DegradedDeliveryAge, options.DegradedSweepLag, options.DegradedParkedCount, options.DegradedPendingCount) =
            (time, time, count, count);
        void Unhealthy(LifecycleHealthOptions options) =>
            (options.UnhealthyDeliveryAge, options.UnhealthySweepLag, options.UnhealthyParkedCount, options.UnhealthyPendingCount) =
            (time, time, count, count);
        void None(LifecycleHealthOptions options)
        {
            options.DegradedDeliveryAge = options.DegradedSweepLag = options.UnhealthyDeliveryAge = options.UnhealthySweepLag = null;
            options.DegradedParkedCount = options.DegradedPendingCount = options.UnhealthyPendingCount = null;
        }

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(WithFigure(figure, limit), Degraded)).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(WithFigure(figure, limit), Unhealthy)).Status);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(WithFigure(figure, limit), Unhealthy, HealthStatus.Degraded)).Status);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(WithFigure(figure, 1e6), None)).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_OfABacklog_GivesTheFigures()
    {
        var result = await CheckAsync(new Backlog
        {
            PendingEventCount = 7, DeliveryCount = 5, ParkedDeliveryCount = 2, DeliveryDueAt = TrackerSetup.Start.AddMinutes(-15),
            CustomerDueAt = TrackerSetup.Start.AddSeconds(-3),
        });

        Assert.Equal("Reached: a delivery has been due for 00:15:00; 2 delivery(ies) are parked.", result.Description);
        Assert.Equal(
            ["deliveries=5", "deliveryAgeSeconds=900", "parkedDeliveries=2", "pendingEvents=7", "sweepLagSeconds=3"],
            result.Data.Select(one => FormattableString.Invariant($"{one.Key}={one.Value}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CheckHealthAsync_OfAStoreThatThrows_IsUnhealthyWithTheTypeOfTheError()
    {
        var result = await CheckAsync(() => throw new TimeoutException("anna-4711 timed out"));

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Equal("The backlog could not be read: TimeoutException.", result.Description);
        Assert.IsType<TimeoutException>(result.Exception);
    }

    [Fact]
    public async Task CheckHealthAsync_OfATracker_ReadsItsStore()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(TrackerSetup.Start));
        services.AddLifecycle();
        services.AddHealthChecks().AddLifecycleHealthCheck(tags: ["ready"]);
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TrackerSetup.Cancellation);

        var entry = Assert.Single(report.Entries);
        Assert.Equal(("lifecycle", HealthStatus.Healthy), (entry.Key, entry.Value.Status));
        Assert.Equal(["ready"], entry.Value.Tags);
        Assert.Equal("No figure of the backlog has reached a limit.", entry.Value.Description);
    }

    [Fact]
    public void Validate_OfLimitsOutOfRange_ListsThemAll()
    {
        var services = new ServiceCollection();
        services.AddHealthChecks().AddLifecycleHealthCheck(configure: options =>
        {
            options.DegradedSweepLag = TimeSpan.Zero;
            options.UnhealthyParkedCount = 0;
        });
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            [
                "DegradedSweepLag must be at least 1 second, or null; it is 00:00:00.",
                "UnhealthyParkedCount must be at least 1, or null; it is 0.",
            ],
            error.Failures);
    }

    private static Backlog WithFigure(string figure, double value) => figure switch
    {
        "delivery" => Quiet with { DeliveryDueAt = TrackerSetup.Start.AddMinutes(-value) },
        "sweep" => Quiet with { CustomerDueAt = TrackerSetup.Start.AddMinutes(-value) },
        "parked" => Quiet with { ParkedDeliveryCount = (long)value },
        _ => Quiet with { PendingEventCount = (long)value },
    };

    private static Task<HealthReportEntry> CheckAsync(
        Backlog backlog, Action<LifecycleHealthOptions>? configure = null, HealthStatus? failureStatus = null) =>
        CheckAsync(() => backlog, configure, failureStatus);

    private static async Task<HealthReportEntry> CheckAsync(
        Func<Backlog> backlog, Action<LifecycleHealthOptions>? configure = null, HealthStatus? failureStatus = null)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(new RecordingLog()).AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(TrackerSetup.Start));
        services.AddSingleton(CallProxy.Create<ILifecycleDeliveries>((_, _) => new ValueTask<Backlog>(backlog())));
        services.AddHealthChecks().AddLifecycleHealthCheck("shop", configure, failureStatus);
        await using var provider = services.BuildServiceProvider();
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TrackerSetup.Cancellation);
        return report.Entries["shop"];
    }
}
