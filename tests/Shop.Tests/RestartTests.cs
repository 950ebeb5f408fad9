using System.Net;
using System.Text.Json;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Endpoints;

namespace Shop.Tests;

/// <summary>Hosts that are stopped and started on the same file.</summary>
public sealed class RestartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_StartedAgain_SaysTheSameOfEveryCustomer()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        var before = new List<string>();
        var browsers = new List<Browser>();
        await using (var app = new ShopApp(database, clock, null, ("Shop:SeedCustomers", "30")))
        {
            for (var i = 0; i < 4; i++)
            {
                var browser = new Browser(app);
                browsers.Add(browser);
                var account = new { name = "A", email = "a@example.com", password = "correct horse" };
                if (i == 0) await browser.DoAsync("/account/register", account);
                for (var order = 0; order < i; order++)
                {
                    clock.Advance(TimeSpan.FromHours(1));
                    await browser.PaidOrderAsync($"customer{i}@example.com", consent: true);
                }

                await browser.DoAsync("/reviews", new { productId = "pot", rating = 5 });
                await browser.AddToCartAsync("assam", i + 1);
            }

            await app.RunMailsAsync();
            foreach (var id in await IdsAsync(app)) before.Add(JsonSerializer.Serialize(await app.SummaryAsync(id)));
        }

        await using var again = new ShopApp(database, clock, null, ("Shop:SeedCustomers", "30"));
        var after = new List<string>();
        foreach (var id in await IdsAsync(again)) after.Add(JsonSerializer.Serialize(await again.SummaryAsync(id)));
        Assert.Equal(before, after);
        foreach (var browser in browsers) browser.GoTo(again);
        Assert.Contains("Signed in as A", await browsers[0].OpenAsync("/account"), StringComparison.Ordinal);
        Assert.Contains("Total: 22.20 EUR", await browsers[2].OpenAsync("/cart"), StringComparison.Ordinal);

        // What comes after the restart goes on from there.
        var known = await again.SummaryAsync(await browsers[3].IdAsync());
        await browsers[3].PaidOrderAsync();
        Assert.Equal(known.OrderCount + 1, (await again.SummaryAsync(known.CustomerId)).OrderCount);
    }

    /// <summary>
    /// A real server is stopped while customers order, and started again, twice. Every order that was answered with success is in the
    /// lifecycle; and every order of the shop is, answered or not.
    /// </summary>
    [Fact]
    public async Task Host_StoppedUnderLoad_LosesNoOrder()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        var answered = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            var app = new ShopApp(database, clock);
            app.UseKestrel(0);
            app.StartServer();
            var address = app.ClientOptions.BaseAddress.ToString();
            var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var customers = Enumerable.Range(0, 6)
                .Select(_ => Task.Run(() => OrderAsync(new Browser(app, address), answered, working))).ToList();
            await working.Task.WaitAsync(Cancellation);
            await app.DisposeAsync();
            await Task.WhenAll(customers);
        }

        // What a host has in hand when it stops is free when its lease ends.
        clock.Advance(new LifecycleOptions().LeaseDuration);
        await using var again = new ShopApp(database, clock);
        await again.ApplyPendingAsync();
        await using var db = again.NewContext();
        var orders = await db.Orders.AsNoTracking().ToListAsync(Cancellation);
        Assert.Superset(answered.ToHashSet(), orders.Select(order => order.Id).ToHashSet());
        Assert.True(answered.Count >= 20, $"Only {answered.Count} orders were answered.");
        foreach (var customer in orders.GroupBy(order => order.CustomerId))
        {
            var kept = (await again.Tracker.ExportAsync(customer.Key, Cancellation))!.Orders.Select(entry => entry.InForce);
            Assert.Equal(
                customer.Select(order => order.ToSnapshot()).OrderBy(order => order.OrderId, StringComparer.Ordinal),
                kept.OrderBy(order => order.OrderId, StringComparer.Ordinal));
        }
    }

    /// <summary>Orders, and pays, until the server does not answer any more.</summary>
    private static async Task OrderAsync(Browser browser, List<string> answered, TaskCompletionSource working)
    {
        try
        {
            while (true)
            {
                using (var added = await browser.PostAsync("/cart", new { productId = "sencha", quantity = 1 }))
                    if (added.StatusCode != HttpStatusCode.NoContent) return;
                using var response = await browser.PostAsync("/checkout", new { email = (string?)null, consent = false });
                if (!response.IsSuccessStatusCode) return;
                var order = JsonSerializer.Deserialize<ShopApi.OrderReply>(
                    await response.Content.ReadAsStringAsync(Cancellation), JsonSerializerOptions.Web)!;
                lock (answered)
                {
                    answered.Add(order.OrderId);
                    if (answered.Count % 20 == 0) working.TrySetResult();
                }

                (await browser.PostAsync($"/orders/{order.OrderId}/pay", new { })).Dispose();
            }
        }
        catch (HttpRequestException)
        {
            // The server is stopped.
        }
    }

    private static async Task<List<string>> IdsAsync(ShopApp app)
    {
        await using var db = app.NewContext();
        var ids = await db.Customers.Select(customer => customer.Id).Union(db.Orders.Select(order => order.CustomerId))
            .ToListAsync(Cancellation);
        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
