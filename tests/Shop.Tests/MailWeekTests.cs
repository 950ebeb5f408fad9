using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Data;
using Shop.Hooks;

namespace Shop.Tests;

/// <summary>
/// A week of the shop over HTTP, its clock moved day by day. Before each run of the mail job, another tracker on the same database says
/// which mails the playbook chooses; exactly these are sent.
/// </summary>
public sealed class MailWeekTests
{
    private const int Seed = 3;
    private const int DayCount = 8;
    private const int CustomerCount = 10;

    private readonly FakeTimeProvider _clock = ShopApp.NewClock();
    private readonly Random _random = new(Seed);
    private readonly List<Shopper> _shoppers = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_OfAWeek_AreThoseThatThePlaybookChose()
    {
        await using var database = ShopDatabase.Sqlite();
        var app = new ShopApp(database, _clock);
        try
        {
            for (var i = 0; i < CustomerCount; i++) _shoppers.Add(new Shopper(new Browser(app), i));
            foreach (var shopper in _shoppers) shopper.Id = await shopper.Browser.IdAsync();
            await using var other = OtherTracker(database);
            for (var day = 0; day < DayCount; day++)
            {
                foreach (var shopper in _shoppers) await ActAsync(app, shopper, day);
                for (var run = 0; run < 3; run++)
                {
                    await RunAsync(app, other.GetRequiredService<ILifecycleTracker>());
                    _clock.Advance(TimeSpan.FromHours(5));
                }

                _clock.Advance(TimeSpan.FromHours(9));
                if (day == 3)
                {
                    // A new version of the shop is started in the middle of the week.
                    await app.DisposeAsync();
                    app = new ShopApp(database, _clock);
                    foreach (var shopper in _shoppers) shopper.Browser.GoTo(app);
                }
            }

            await AssertLimitsAsync(app);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private async Task RunAsync(ShopApp app, ILifecycleTracker other)
    {
        var expected = new List<string>();
        foreach (var shopper in _shoppers)
        {
            var view = await other.GetViewAsync(shopper.Id, Cancellation);
            if (view.Plays.ForChannel(Channels.Email) is not { } play) continue;
            Assert.True(shopper.HasConsent, $"The playbook chose {play} for a customer who did not agree.");
            expected.Add($"{shopper.Id} {play.Key}");
        }

        var before = await app.MailsAsync();
        await app.RunMailsAsync();
        var sent = (await app.MailsAsync()).ExceptBy(before.Select(Key), Key).Select(mail => $"{mail.CustomerId} {mail.Play}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        Assert.Equal(0, (await app.RunMailsAsync()).SentCount);
    }

    /// <summary>What the playbook file promises, counted in the mails themselves.</summary>
    private async Task AssertLimitsAsync(ShopApp app)
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var mails = await app.MailsAsync();
        Assert.True(mails.Count > 12, $"Only {mails.Count} mails were sent.");
        Assert.Superset(
            new HashSet<string>(["welcome", "cart-reminder", "ask-for-review"]), mails.Select(mail => mail.Play).ToHashSet());
        foreach (var customer in mails.GroupBy(mail => mail.CustomerId))
        {
            Assert.All(
                customer.GroupBy(mail => TimeZoneInfo.ConvertTime(mail.SentAt, berlin).Date), day => Assert.Single(day));
            foreach (var mail in customer)
                Assert.InRange(customer.Count(one => one.SentAt <= mail.SentAt && one.SentAt > mail.SentAt.AddDays(-7)), 1, 3);
            var view = await app.Tracker.GetViewAsync(customer.Key, Cancellation);
            Assert.Empty(view.Claims);
            Assert.Equal(customer.Count(), view.Profile.SentMessageCount);
        }
    }

    private async Task ActAsync(ShopApp app, Shopper shopper, int day)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        var browser = shopper.Browser;
        if (day == shopper.Number % 3)
        {
            shopper.HasConsent = shopper.Number % 5 != 4;
            await browser.DoAsync("/contact", new { email = $"shopper{shopper.Number}@example.com", consent = shopper.HasConsent });
        }

        switch (_random.Next(6))
        {
            case 0:
                var order = await browser.PaidOrderAsync();
                if (_random.Next(2) == 0) (await app.PostAsync($"/orders/{order}/refund", new { amount = 1m })).EnsureSuccessStatusCode();
                else (await app.PostAsync($"/orders/{order}/ship", new { })).EnsureSuccessStatusCode();
                break;
            case 1:
                await browser.AddToCartAsync(quantity: 1 + _random.Next(3));
                break;
            case 2 when shopper.HasConsent && day > 4:
                await using (var db = app.NewContext())
                {
                    var mail = await db.Mails.FirstAsync(one => one.CustomerId == shopper.Id, Cancellation);
                    (await browser.PostFormAsync($"/mail/{mail.Token}/unsubscribe")).EnsureSuccessStatusCode();
                }

                shopper.HasConsent = false;
                break;
        }
    }

    /// <summary>A tracker that shares nothing with the host but the database and the files.</summary>
    private ServiceProvider OtherTracker(ShopDatabase database)
    {
        var folder = Path.GetDirectoryName(Sources.Find("docs", "samples", "Shop", "playbook.json"))!;
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        services.AddDbContextFactory<ShopDbContext>(options => options.UseSqlite(database.Connection));
        services
            .AddLifecycle(options =>
            {
                options.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
                options.ReportingCurrency = "EUR";
                options.Revision = 1;
                options.AddTrackFromJson("journey", File.ReadAllText(Path.Combine(folder, "lifecycle.json")));
                options.AddSegmentTrack();
                options.SetPlaybookFromJson(File.ReadAllText(Path.Combine(folder, "playbook.json")));
            })
            .AddFields(Fields.InstantTrait(OrderChanges.LastShippedTrait))
            .UseEntityFrameworkStore<ShopDbContext>();
        return services.BuildServiceProvider();
    }

    private static string Key(SentMail mail) => $"{mail.CustomerId} {mail.MessageId}";

    private sealed class Shopper(Browser browser, int number)
    {
        public Browser Browser { get; } = browser;

        public int Number { get; } = number;

        public string Id { get; set; } = string.Empty;

        public bool HasConsent { get; set; }
    }
}
