using LifecycleKit.Customers;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

    private static (IConfigurationRoot Configuration, RecordingObserver Observer, ServiceProvider Services) Host()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            .. Flattened.Of(Shop.Small, "Shops:at:Tracks:journey"), .. Flattened.Of(Shop.Small, "Shops:ch:Tracks:journey"),
        ]).Build();
        foreach (var (key, value) in new[]
        {
            ($"at:{Age}", "10d"), ($"ch:{Age}", "50d"), ("at:ReportingCurrency", "EUR"), ("ch:ReportingCurrency", "CHF"),
        }) configuration[$"Shops:{key}"] = value;

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
