using LifecycleKit.Customers;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Hosting.Tests;

/// <summary>Several shops of one host, each from a section of its own.</summary>
public class ShopSectionTests
{
    private const string Age = "Tracks:journey:Rules:goes-quiet:When:OlderThan";

    [Fact]
    public async Task AddLifecycle_OfShopsWithSections_ReadsEachItsOwn()
    {
        var (configuration, _, services) = Host();
        await using var _ = services;
        foreach (var (shop, stage) in new[] { ("at", "quiet"), ("ch", "customer") })
        {
            var options = services.GetRequiredService<IOptionsMonitor<LifecycleOptions>>().Get(shop);
            Assert.Equal(configuration[$"Shops:{shop}:ReportingCurrency"], options.ReportingCurrency);
            Assert.Equal(stage, await StageAfterAsync(services, shop, 20));
        }
    }

    [Fact]
    public async Task Reload_OfOneSection_IsPublishedInItsShopAlone()
    {
        var (configuration, observer, services) = Host();
        await using var _ = services;
        foreach (var shop in new[] { "at", "ch" }) await Tracker(services, shop).GetViewAsync("anna", Shop.Cancellation);

        configuration[$"Shops:ch:{Age}"] = "5d";
        configuration.Reload();

        Assert.Equal("ch", Assert.Single(observer.Results, result => !result.Publications.IsEmpty).Scope);
        Assert.Equal("quiet", await StageAfterAsync(services, "ch", 6));
        Assert.Equal("customer", await StageAfterAsync(services, "at", 6));
    }

    [Fact]
    public async Task Reload_OfOneBadSection_IsRefusedInItsShopAlone()
    {
        var (configuration, observer, services) = Host();
        await using var _ = services;
        foreach (var shop in new[] { "at", "ch" }) await Tracker(services, shop).GetViewAsync("anna", Shop.Cancellation);

        configuration[$"Shops:at:{Age}"] = "soon";
        configuration.Reload();

        Assert.Equal("at", Assert.Single(observer.Results, result => !result.IsPublished).Scope);
        Assert.Equal("quiet", await StageAfterAsync(services, "at", 11));
    }

    [Fact]
    public async Task AddBackgroundServices_OfShops_RunsTheJobsOfEach()
    {
        var store = new InMemoryCustomerStore();
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [] });
        builder.Services.AddSingleton<ICustomerStore>(store);
        foreach (var shop in new[] { "at", "ch" })
        {
            builder.Services.AddLifecycle(shop, options => options.AddTrack("journey", TrackerSetup.Small)).AddBackgroundServices(options =>
            {
                options.PendingEvents.IsEnabled = shop == "at";
                options.PendingEvents.Interval = TimeSpan.FromMilliseconds(100);
            });
        }

        builder.Services.AddHealthChecks()
            .AddLifecycleHealthCheck("at", shop: "at").AddLifecycleHealthCheck("ch", limits => limits.DegradedPendingCount = 1, shop: "ch");
        using var host = builder.Build();
        foreach (var shop in new[] { "at", "ch" })
            await store.AppendPendingAsync(new CustomerKey(shop, "anna"), CustomerEvent.Visit(DateTimeOffset.UtcNow), Shop.Cancellation);

        await host.StartAsync(Shop.Cancellation);
        while (await PendingAsync("at") > 0) await Task.Delay(20, Shop.Cancellation);

        Assert.Equal(1, await PendingAsync("ch"));
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Shop.Cancellation);
        Assert.Equal(
            [("at", HealthStatus.Healthy), ("ch", HealthStatus.Degraded)],
            health.Entries.Select(entry => (entry.Key, entry.Value.Status)).Order());
        await host.StopAsync(Shop.Cancellation);

        async Task<long> PendingAsync(string shop) => (await store.LoadBacklogAsync(shop, Shop.Cancellation)).PendingEventCount;
    }

    [Fact]
    public void Log_OfShops_NamesEach()
    {
        using var log = new RecordingLog();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(log);
        foreach (var shop in new[] { "at", "ch" })
            services.AddLifecycle(shop, options => options.AddTrack("journey", TrackerSetup.Small)).AddObserver<LifecycleLog>();
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        foreach (var text in new[] { "in memory", "Published" })
        {
            Assert.Equal(
                ["'at'", "'ch'"],
                log.Entries.Select(entry => entry.Text).Where(entry => entry.Contains(text, StringComparison.Ordinal))
                    .Select(entry => entry.Split(' ').First(word => word.StartsWith('\'')).TrimEnd(':')).Order(StringComparer.Ordinal));
        }
    }

    private static (IConfigurationRoot Configuration, RecordingObserver Observer, ServiceProvider Services) Host()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            .. Flattened.Of(Shop.Small, "Shops:at:Tracks:journey"), .. Flattened.Of(Shop.Small, "Shops:ch:Tracks:journey"),
        ]).Build();
        (string Key, string Value)[] own =
            [($"at:{Age}", "10d"), ($"ch:{Age}", "50d"), ("at:ReportingCurrency", "EUR"), ("ch:ReportingCurrency", "CHF")];
        foreach (var (key, value) in own) configuration[$"Shops:{key}"] = value;

        var observer = new RecordingObserver();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider(TrackerSetup.Start))
            .AddSingleton<IConfiguration>(configuration).AddSingleton<ILifecycleObserver>(observer);
        foreach (var shop in new[] { "at", "ch" }) services.AddLifecycle(shop, configuration.GetSection($"Shops:{shop}"));
        return (configuration, observer, services.BuildServiceProvider(validateScopes: true));
    }

    private static ILifecycleTracker Tracker(IServiceProvider services, string shop) =>
        services.GetRequiredKeyedService<ILifecycleTracker>(shop);

    private static async Task<string> StageAfterAsync(IServiceProvider services, string shop, int days)
    {
        var (clock, tracker) = ((FakeTimeProvider)services.GetRequiredService<TimeProvider>(), Tracker(services, shop));
        var customer = $"after {days} days";
        var order = new OrderSnapshot { OrderId = $"{shop} {days}", PlacedAt = clock.GetUtcNow(), GrossTotal = 10 };
        await tracker.RecordAsync(customer, CustomerEvent.Order(order), Shop.Cancellation);
        clock.Advance(TimeSpan.FromDays(days));
        return (await tracker.GetViewAsync(customer, Shop.Cancellation)).Track("journey").Stage;
    }
}
