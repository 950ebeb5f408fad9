using LifecycleKit.Customers;
using Microsoft.Extensions.DependencyInjection;
using Shop.Data;
using Shop.Mail;

namespace Shop.Tests;

/// <summary>The mail job is interrupted at one mail of several: each customer gets the mail once, and none is lost.</summary>
public sealed class MailFaultTests
{
    private const int CustomerCount = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailFault.ThrowBefore, 1)]
    [InlineData(MailFault.ThrowBefore, 3)]
    [InlineData(MailFault.ThrowAfter, 1)]
    [InlineData(MailFault.ThrowAfter, 2)]
    public async Task Run_AfterAFailedOne_SendsTheMissingMail(MailFault fault, int failsAt)
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        FaultyMailer? mailer = null;
        await using var app = new ShopApp(database, clock, services => mailer ??= Faulty(services, fault, failsAt));
        await RegisterAsync(app);

        var first = await app.RunMailsAsync();
        Assert.Equal((CustomerCount - 1, 1), (first.SentCount, first.FailureCount));
        // Within the grace the claim may be in the hands of another host.
        Assert.Equal(0, (await app.RunMailsAsync()).SentCount);
        clock.Advance(MailJob.ClaimGrace);
        Assert.Equal(1, (await app.RunMailsAsync()).SentCount);
        Assert.Equal(0, (await app.RunMailsAsync()).SentCount);

        await AssertEachOnceAsync(app);
        Assert.Equal(CustomerCount + 1, mailer!.Asked.Count);
        Assert.Equal(CustomerCount, mailer.Asked.Distinct().Count());
    }

    [Theory]
    [InlineData(MailFault.StopBefore, 1)]
    [InlineData(MailFault.StopBefore, 2)]
    [InlineData(MailFault.StopAfter, 1)]
    [InlineData(MailFault.StopAfter, 3)]
    public async Task Run_OfAnotherHostAfterAStop_SendsWhatIsMissing(MailFault fault, int failsAt)
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        await using (var stopped = new ShopApp(database, clock, services => Faulty(services, fault, failsAt)))
        {
            await RegisterAsync(stopped);
            var mailer = (FaultyMailer)stopped.Services.GetRequiredService<IMailer>();
            using var killed = new CancellationTokenSource();
            var run = stopped.Services.GetRequiredService<MailJob>().RunAsync(killed.Token);
            await mailer.Stopped.WaitAsync(Cancellation);
            Assert.Equal(fault == MailFault.StopAfter ? failsAt : failsAt - 1, (await stopped.MailsAsync()).Count);
            await killed.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }

        clock.Advance(MailJob.ClaimGrace);
        await using var app = new ShopApp(database, clock);
        await app.RunMailsAsync();
        await AssertEachOnceAsync(app);
        Assert.Equal(0, (await app.RunMailsAsync()).SentCount);
    }

    [Fact]
    public async Task Run_AfterTheConsentWasWithdrawn_DoesNotSendTheClaimedMail()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        await using var app = new ShopApp(database, clock, services => Faulty(services, MailFault.ThrowBefore, 1));
        var browser = new Browser(app);
        await browser.DoAsync("/contact", new { email = "anna@example.com", consent = true });
        Assert.Equal(1, (await app.RunMailsAsync()).FailureCount);
        clock.Advance(TimeSpan.FromHours(1));
        (await browser.SubmitAsync("/account", "/contact/withdraw")).EnsureSuccessStatusCode();
        Assert.Equal(0, (await app.RunMailsAsync()).SentCount);
        Assert.Empty(await app.MailsAsync());
    }

    /// <summary>The mail is out and not recorded; then the customer has the id of an account.</summary>
    [Fact]
    public async Task Run_AfterASignInBetweenMailAndRecord_DoesNotSendItAgain()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        await using var app = new ShopApp(database, clock, services => Faulty(services, MailFault.ThrowAfter, 1));
        var browser = new Browser(app);
        await browser.DoAsync("/contact", new { email = "anna@example.com", consent = true });
        Assert.Equal(1, (await app.RunMailsAsync()).FailureCount);
        await browser.DoAsync("/account/register", new { name = "Anna", email = "anna@example.com", password = "correct horse" });
        clock.Advance(MailJob.ClaimGrace);
        Assert.Equal(1, (await app.RunMailsAsync()).SentCount);
        Assert.Single(await app.MailsAsync());
        var view = await app.Tracker.GetViewAsync(await browser.IdAsync(), Cancellation);
        Assert.Equal((1, 0), (view.Profile.SentMessageCount, view.Claims.Length));
    }

    /// <summary>Two runs at the same time, as of two hosts: they claim the same mails.</summary>
    [Fact]
    public async Task Run_OfTwoHostsAtOnce_SendsEachMailOnce()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        await using var first = new ShopApp(database, clock);
        await using var second = new ShopApp(database, clock);
        await RegisterAsync(first);
        await Task.WhenAll(first.RunMailsAsync(), second.RunMailsAsync(), first.RunMailsAsync());
        await AssertEachOnceAsync(second);
    }

    /// <summary>The job of the host itself, at its interval.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Service_AfterItsInterval_SendsMails()
    {
        await using var database = ShopDatabase.Sqlite();
        var clock = ShopApp.NewClock();
        await using var app = new ShopApp(database, clock, null, ("Shop:MailInterval", "00:15:00"));
        await RegisterAsync(app);
        Assert.Empty(await app.MailsAsync());
        clock.Advance(TimeSpan.FromMinutes(15));
        while ((await app.MailsAsync()).Count < CustomerCount) await Task.Delay(20, Cancellation);
    }

    private static FaultyMailer Faulty(IServiceProvider services, MailFault fault, int failsAt) =>
        new(ActivatorUtilities.CreateInstance<TableMailer>(services), fault, failsAt);

    private static async Task RegisterAsync(ShopApp app)
    {
        for (var i = 0; i < CustomerCount; i++)
            await new Browser(app).DoAsync("/contact", new { email = $"customer{i}@example.com", consent = true });
    }

    private static async Task AssertEachOnceAsync(ShopApp app)
    {
        List<SentMail> mails = await app.MailsAsync();
        Assert.Equal(CustomerCount, mails.Count);
        Assert.Equal(CustomerCount, mails.Select(mail => mail.CustomerId).Distinct().Count());
        foreach (var mail in mails)
        {
            var view = await app.Tracker.GetViewAsync(mail.CustomerId, Cancellation);
            Assert.Equal((1, 0), (view.Profile.SentMessageCount, view.Claims.Length));
            Assert.False(view.Plays.ForChannel(Channels.Email) is not null);
        }
    }
}
