using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>Daily budgets over all customers count each message that was recorded, and each once.</summary>
public class TrackerBudgetTests
{
    [Fact]
    public async Task RecordAsync_MessagesToOthers_SpendTheBudgetOfTheDay()
    {
        var setup = With(2);
        await SendAsync(setup, "anna");
        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
        await SendAsync(setup, "berta");

        var spent = await ResultAsync(setup);
        setup.Time.Advance(TimeSpan.FromHours(12));

        Assert.Equal((PlayOutcome.BudgetSpent, TrackerSetup.Start.AddHours(12)), (spent.Outcome, spent.Until));
        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
    }

    [Theory]
    [InlineData("m1", 3, LateEventPolicy.Apply)]
    [InlineData(null, 1, LateEventPolicy.Apply)]
    [InlineData("m1", 3, LateEventPolicy.Rebuild)]
    [InlineData(null, 1, LateEventPolicy.Rebuild)]
    public async Task RecordAsync_TheSameMessageAgain_CountsOnceByItsIdAndEachTimeWithoutOne(
        string? eventId, int times, LateEventPolicy late)
    {
        var setup = With(2, late);
        for (var i = 0; i < times; i++) await SendAsync(setup, "anna", eventId);

        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
        await SendAsync(setup, "berta", eventId);
        Assert.Equal(PlayOutcome.BudgetSpent, (await ResultAsync(setup)).Outcome);
    }

    [Fact]
    public async Task RecordAsync_LateEventsThatRebuild_CountNothingAgain()
    {
        var setup = With(3, LateEventPolicy.Rebuild);
        var sentAt = setup.Time.GetUtcNow();
        await setup.RecordAsync(setup.Order("1"));
        await SendAsync(setup, "anna");
        setup.Time.Advance(TimeSpan.FromHours(2));
        await setup.RecordAsync(CustomerEvent.Visit(setup.Time.GetUtcNow()));
        for (var i = 1; i <= 3; i++) Assert.True((await setup.RecordAsync(CustomerEvent.Visit(sentAt.AddMinutes(-i)))).IsLate);
        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);

        var late =
            await setup.RecordAsync(CustomerEvent.Message(CustomerEventKind.MessageSent, sentAt.AddHours(1), "offer", Channels.OnSite));
        Assert.True(late.IsLate);
        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
        await SendAsync(setup, "berta");
        Assert.Equal(PlayOutcome.BudgetSpent, (await ResultAsync(setup)).Outcome);
    }

    [Fact]
    public async Task RecordAsync_MessagesOfOtherDaysOrKinds_SpendNothing()
    {
        var setup = With(1);
        await setup.RecordAsync(
            CustomerEvent.Message(CustomerEventKind.MessageSent, setup.Time.GetUtcNow().AddHours(-13), "offer", Channels.OnSite));
        await setup.RecordAsync(
            CustomerEvent.Message(CustomerEventKind.MessageSent, setup.Time.GetUtcNow().AddDays(-40), "offer", Channels.OnSite));
        await setup.RecordAsync(CustomerEvent.Message(CustomerEventKind.MessageOpened, setup.Time.GetUtcNow(), "offer", Channels.OnSite));
        await setup.RecordAsync(CustomerEvent.Message(CustomerEventKind.MessageSent, setup.Time.GetUtcNow(), "other", Channels.OnSite));

        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
    }

    [Fact]
    public async Task RecordAsync_OneThatIsRefused_SpendsNothing()
    {
        var setup = With(1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await setup.RecordAsync(
                CustomerEvent.Message(CustomerEventKind.MessageSent, setup.Time.GetUtcNow().AddHours(1), "offer", Channels.OnSite)));

        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
    }

    [Fact]
    public async Task RecordAsync_ManyAtOnce_CountsEachEventIdOnce()
    {
        const int Writers = 8, Each = 50, Customers = 5;
        var setup = With(Writers * Each / 2);
        var at = setup.Time.GetUtcNow();
        // Two writers bring every message, to few customers, so that saves collide.
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                var id = writer / 2 * Each + i;
                await setup.RecordAsync(
                    CustomerEvent.Message(CustomerEventKind.MessageSent, at.AddTicks(-id), "offer", Channels.OnSite, $"m{id}"),
                    $"customer {id % Customers}");
            }
        })));

        Assert.Equal(PlayOutcome.BudgetSpent, (await ResultAsync(setup)).Outcome);
        setup.Publish(Options(new LifecycleOptions(), Writers * Each / 2 + 1).AddTrack("journey", TrackerSetup.Small));
        Assert.Equal(PlayOutcome.Chosen, (await ResultAsync(setup)).Outcome);
    }

    private static TrackerSetup With(int budget, LateEventPolicy late = LateEventPolicy.Apply) =>
        new(options => Options(options, budget).LateEvents = late);

    private static LifecycleOptions Options(LifecycleOptions options, int budget)
    {
        options.Playbook = Playbook.Build("book", book => book.Play("offer", play => play.Channel(Channels.OnSite).DailyBudget(budget)));
        return options;
    }

    private static ValueTask<RecordResult> SendAsync(TrackerSetup setup, string customer, string? eventId = null) =>
        setup.RecordAsync(
            CustomerEvent.Message(CustomerEventKind.MessageSent, setup.Time.GetUtcNow(), "offer", Channels.OnSite, eventId), customer);

    private static async Task<PlayResult> ResultAsync(TrackerSetup setup) =>
        (await setup.Tracker.GetViewAsync("another customer", TrackerSetup.Cancellation)).Plays.Find("offer")!.Value;
}
