using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using LifecycleKit.Tracking;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shop.Data;
using Shop.Endpoints;
using Shop.Mail;

namespace Shop.Tests;

/// <summary>A host of the sample, with a clock that the test moves. What a test changes of it is configuration and services.</summary>
internal sealed class ShopApp(
    ShopDatabase database, FakeTimeProvider clock, Func<IServiceProvider, IMailer>? mailer = null,
    params (string Key, string Value)[] settings)
    : WebApplicationFactory<Program>
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private HttpClient? _office;

    public ILifecycleTracker Tracker => Services.GetRequiredService<ILifecycleTracker>();

    /// <summary>Calls of the back office, without cookies.</summary>
    private HttpClient Office => _office ??= CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static FakeTimeProvider NewClock() => new(Start);

    public ShopDbContext NewContext() => Services.GetRequiredService<IDbContextFactory<ShopDbContext>>().CreateDbContext();

    public async Task<CustomerSummary> SummaryAsync(string customerId)
    {
        await SettleAsync();
        return (await Office.GetFromJsonAsync<CustomerSummary>(
            $"/api/office/customers/{customerId}", JsonSerializerOptions.Web, Cancellation))!;
    }

    public async Task<string> StageAsync(string customerId) =>
        (await SummaryAsync(customerId)).Tracks.Single(track => track.Track == "journey").Stage;

    public async Task<string> PageAsync(string url) => System.Net.WebUtility.HtmlDecode(await Office.GetStringAsync(url, Cancellation));

    public Task<HttpResponseMessage> PostAsync(string url, object body) => Office.PostAsJsonAsync($"/api/office{url}", body, Cancellation);

    public async Task<MailRun> RunMailsAsync()
    {
        await SettleAsync();
        using var response = await PostAsync("/mails/run", new { });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<MailRun>(Cancellation))!;
    }

    /// <summary>Returns the mails that were sent: who got which play, in the order of sending.</summary>
    public async Task<List<SentMail>> MailsAsync()
    {
        await using var db = NewContext();
        return await db.Mails.AsNoTracking().OrderBy(mail => mail.SentAt).ThenBy(mail => mail.CustomerId).ToListAsync(Cancellation);
    }

    /// <summary>Applies pending events until there are none. The job of a host may have some in hand, and applies them.</summary>
    public Task ApplyPendingAsync() =>
        UntilNoneIsPendingAsync(async () => await Tracker.ApplyPendingAsync(cancellationToken: Cancellation));

    /// <summary>Waits for the job of a host, which the clock starts, and which may have taken what a request has saved.</summary>
    private Task SettleAsync() => UntilNoneIsPendingAsync(() => Task.CompletedTask);

    private async Task UntilNoneIsPendingAsync(Func<Task> apply)
    {
        var deliveries = Services.GetRequiredService<ILifecycleDeliveries>();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            await apply();
            var count = (await deliveries.GetBacklogAsync(Cancellation)).PendingEventCount;
            if (count == 0) return;
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(60), $"{count} events stay pending.");
            await Task.Delay(20, Cancellation);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Shop", database.Connection);
        builder.UseSetting("Shop:DataFolder", database.Folder);
        builder.UseSetting("Shop:SeedCustomers", "0");
        // The tests run the mail job when they want it to run.
        builder.UseSetting("Shop:MailInterval", "40.00:00:00");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            if (mailer is not null) services.AddSingleton(mailer);
        });
    }
}
