using System.Data;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Shop.Tests;

/// <summary>The export has everything, and after an erasure nothing is left, in whatever table.</summary>
public sealed class PrivacyTests
{
    private const string Email = "anna.unique@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_OfACustomerWithEverything_LeavesNeitherIdNorAddress()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        await using var app = new ShopApp(database, clock);
        var browser = new Browser(app);
        // As a guest first.
        var visitor = await browser.IdAsync();
        var asGuest = await browser.PaidOrderAsync(Email, consent: true);
        clock.Advance(TimeSpan.FromHours(1));
        await browser.DoAsync("/account/register", new { name = "Anna", email = Email, password = "correct horse" });
        var id = await browser.IdAsync();
        var order = await browser.PaidOrderAsync();
        (await app.PostAsync($"/orders/{order}/refund", new { amount = 1m })).EnsureSuccessStatusCode();
        (await app.PostAsync($"/orders/{order}/ship", new { })).EnsureSuccessStatusCode();
        await browser.DoAsync("/reviews", new { productId = "pot", rating = 5, text = "a pot" });
        await browser.DoAsync("/nps", new { score = 10 });
        clock.Advance(TimeSpan.FromDays(6));
        await app.RunMailsAsync();
        await browser.AddToCartAsync("assam");
        Assert.Single(await app.MailsAsync());

        using var exported = JsonDocument.Parse(await browser.OpenAsync($"/api/office/customers/{id}/export"));
        var shop = exported.RootElement.GetProperty("shop");
        Assert.Equal([Email, Email], shop.GetProperty("customers").EnumerateArray().Select(row => row.GetProperty("email").GetString()));
        Assert.False(shop.GetProperty("customers")[0].TryGetProperty("passwordHash", out _));
        foreach (var part in new[] { "reviews", "mails", "cart" }) Assert.Equal(1, shop.GetProperty(part).GetArrayLength());
        Assert.Equal([asGuest, order], shop.GetProperty("orders").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        var lifecycle = exported.RootElement.GetProperty("lifecycle");
        var kept = lifecycle.GetProperty("orders").EnumerateArray().Concat(
            lifecycle.GetProperty("linked").EnumerateArray().SelectMany(one => one.GetProperty("orders").EnumerateArray()));
        Assert.Equivalent(new[] { asGuest, order }, kept.Select(one => one.GetProperty("inForce").GetProperty("orderId").GetString()));
        Assert.True(lifecycle.GetProperty("transitions").GetArrayLength() > 0);
        Assert.NotEqual(0, await CountAsync(app, id));
        Assert.NotEqual(0, await CountAsync(app, visitor));
        Assert.NotEqual(0, await CountAsync(app, Email));

        (await app.PostAsync($"/customers/{id}/erase", new { })).EnsureSuccessStatusCode();

        Assert.Equal(0, await CountAsync(app, id));
        Assert.Equal(0, await CountAsync(app, visitor));
        Assert.Equal(0, await CountAsync(app, Email));
        // The books keep the order, without a person; and the reconciliation does not bring the customer back.
        await using var db = app.NewContext();
        Assert.Equal(2, await db.Orders.CountAsync(one => one.CustomerId == "erased" && one.Email == null, Cancellation));
        clock.Advance(TimeSpan.FromDays(2));
        await app.ApplyPendingAsync();
        Assert.False((await app.SummaryAsync(id)).IsKnown);
        Assert.NotEqual(id, await browser.IdAsync());
        using var gone = await browser.GetAsync($"/api/office/customers/{id}/export");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>Returns the number of values that contain a text, in all columns of all tables.</summary>
    private static async Task<int> CountAsync(ShopApp app, string text)
    {
        await using var db = app.NewContext();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(Cancellation);
        var tables = await ReadAsync("SELECT name FROM sqlite_master WHERE type = 'table'");
        Assert.Contains("lifecycle_customers", tables.Select(row => (string)row[0]));
        Assert.Contains("Mails", tables.Select(row => (string)row[0]));
        var count = 0;
        foreach (var table in tables)
        {
            foreach (var row in await ReadAsync($"SELECT * FROM \"{table[0]}\""))
                count += row.Count(value => value.ToString()!.Contains(text, StringComparison.OrdinalIgnoreCase));
        }

        return count;

        async Task<List<object[]>> ReadAsync(string sql)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables come from the database.
            command.CommandText = sql;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, Cancellation);
            var rows = new List<object[]>();
            while (await reader.ReadAsync(Cancellation))
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(values);
            }

            return rows;
        }
    }
}
