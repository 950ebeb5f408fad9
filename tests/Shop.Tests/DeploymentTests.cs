using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests;

/// <summary>A rolling deployment: hosts of two versions of the shop, with different lifecycles, on one database.</summary>
public sealed class DeploymentTests(PostgresServer server)
{
    private const int CustomerCount = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hosts_OfTwoVersions_HaveTheNewerOneInForceAndLoseNothing(bool isPostgres)
    {
        await using var database = isPostgres ? await server.NewDatabaseAsync() : ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        var newer = Path.Combine(database.Folder, "lifecycle-2.json");
        var text = await File.ReadAllTextAsync(Sources.Find("docs", "samples", "Shop", "lifecycle.json"), Cancellation);
        var changed = text.Replace("\"olderThan\": \"60d\"", "\"olderThan\": \"30d\"", StringComparison.Ordinal)
            .Replace("\"within\": \"60d\"", "\"within\": \"30d\"", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(newer, changed, Cancellation);

        await using var old = new ShopApp(database, clock);
        var browsers = Enumerable.Range(0, CustomerCount).Select(_ => new Browser(old)).ToList();
        var orders = new List<string>();
        await OrderAsync([old]);
        await AssertInForceAsync(60, old);

        await using var next = new ShopApp(database, clock, null, ("Lifecycle:TrackFiles:journey", newer), ("Lifecycle:Revision", "2"));
        await OrderAsync([old, next]);
        await AssertInForceAsync(30, old, next);

        // A host of the old version that is started again follows the newer one.
        await old.DisposeAsync();
        await using var restarted = new ShopApp(database, clock);
        await OrderAsync([restarted, next]);
        await AssertInForceAsync(30, restarted, next);

        await next.ApplyPendingAsync();
        var kept = new List<string>();
        foreach (var browser in browsers)
        {
            var export = await next.Tracker.ExportAsync(await browser.IdAsync(), Cancellation);
            kept.AddRange(export!.Orders.Select(order => order.InForce.OrderId));
        }

        Assert.Equal(orders.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));

        async Task OrderAsync(ShopApp[] hosts)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < browsers.Count; i++) browsers[i].GoTo(hosts[i % hosts.Length]);
            orders.AddRange(await Task.WhenAll(browsers.Select(browser => browser.PaidOrderAsync())));
            await hosts[0].ApplyPendingAsync();
        }

        async Task AssertInForceAsync(int days, params ShopApp[] hosts)
        {
            foreach (var host in hosts)
            {
                foreach (var browser in browsers)
                {
                    var track = (await host.SummaryAsync(await browser.IdAsync())).Tracks.Single(one => one.Track == "journey");
                    Assert.Equal(clock.GetUtcNow().AddDays(days), track.NextDue);
                }

                var publications = await host.Services.GetRequiredService<ILifecyclePublisher>().GetPublicationsAsync(Cancellation);
                Assert.Equal(days == 60 ? 1 : 2, publications.Count(one => one.Name == "journey"));
            }
        }
    }
}
