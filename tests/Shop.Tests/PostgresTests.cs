using Microsoft.EntityFrameworkCore;

namespace Shop.Tests;

/// <summary>Two hosts of the shop on one PostgreSQL database.</summary>
public sealed class PostgresTests(PostgresServer server)
{
    private const int SeedCount = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_OnOneDatabase_WorkAsOne()
    {
        await using var database = await server.NewDatabaseAsync();
        var clock = ShopApp.NewClock();
        (string, string)[] settings = [("Shop:SeedCustomers", $"{SeedCount}")];
        await using var first = new ShopApp(database, clock, null, settings);
        await using var second = new ShopApp(database, clock, null, settings);
        // Both make the tables and the simulated year at the same time.
        await Task.WhenAll(Task.Run(() => first.Services), Task.Run(() => second.Services));
        ShopApp[] hosts = [first, second];
        await using (var db = first.NewContext())
        {
            Assert.Equal(6, await db.Products.CountAsync(Cancellation));
            Assert.NotNull((await db.SeedRuns.SingleAsync(Cancellation)).FinishedAt);
        }

        // Customers go from host to host, two requests of a customer at the same time.
        var customers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ShopAsync(hosts, i)));
        foreach (var host in hosts) await host.ApplyPendingAsync();
        foreach (var id in customers)
        {
            var summary = await first.SummaryAsync(id);
            Assert.Equal((4, 35.60m, 2), (summary.OrderCount, summary.NetRevenue, summary.ReviewCount));
            Assert.Equivalent(summary, await second.SummaryAsync(id), strict: true);
        }

        await Task.WhenAll(hosts.Select(host => host.RunMailsAsync()));
        clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(hosts.Select(host => host.RunMailsAsync()));
        var mails = await first.MailsAsync();
        Assert.Superset(customers.ToHashSet(), mails.Select(mail => mail.CustomerId).ToHashSet());
        Assert.Equal(mails.Count, mails.Select(mail => mail.CustomerId).Distinct().Count());
        foreach (var id in customers)
            Assert.Equal(1, (await second.Tracker.GetViewAsync(id, Cancellation)).Profile.SentMessageCount);
    }

    private static async Task<string> ShopAsync(ShopApp[] hosts, int number)
    {
        var browser = new Browser(hosts[number % 2]);
        var id = await browser.IdAsync();
        for (var i = 0; i < 4; i++)
        {
            browser.GoTo(hosts[(number + i) % 2]);
            await browser.PaidOrderAsync($"customer{number}@example.com", consent: true);
        }

        var other = browser.At(hosts[(number + 1) % 2]);
        await Task.WhenAll(
            browser.DoAsync("/reviews", new { productId = "pot", rating = 5 }),
            other.DoAsync("/reviews", new { productId = "assam", rating = 4 }),
            other.DoAsync("/nps", new { score = 10 }));
        return id;
    }
}
