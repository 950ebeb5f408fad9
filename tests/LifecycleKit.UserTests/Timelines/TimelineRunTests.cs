using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.UserTests.Timelines;

public class TimelineRunTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly CustomerTimeline Story = CustomerTimeline.Create("anna", Start)
        .CaptureContact(Channels.Email).GrantConsent(Channels.Email).AfterDays(1).Order(30).AfterDays(200).Order(40).AfterDays(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_WithAnEngine_PassesTheStagesAtTheirInstants()
    {
        var run = Story.Run(LifecycleEngine.Compile(LifecyclePresets.Retail));

        run.Path.Expect("visitor", "lead", "first-time", "at-risk", "lapsed", "won-back");
        var ordered = Story.Events[2].At;
        Assert.Equal(
            [Story.Events[0].At, ordered, ordered.AddDays(90), ordered.AddDays(180), Story.Events[3].At],
            run.Path.Transitions.Select(one => one.EffectiveAt));
        Assert.Equal(70, run.Profile.NetRevenue);
        Assert.Equal("won-back", run.Stage);
    }

    [Fact]
    public async Task RunAsync_WithATracker_CallsHandlersWhenTheyAreDue()
    {
        var clock = new FakeTimeProvider(Start);
        var calls = new List<(string To, DateTimeOffset At)>();
        var handler = new NotingHandler();
        handler.Before = notice =>
        {
            calls.Add((notice.To, clock.GetUtcNow()));
            return ValueTask.CompletedTask;
        };
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), timeProvider: clock, handlers: [handler]);

        var run = await Story.RunAsync(tracker, clock.SetUtcNow, Cancellation);

        run.GetPath("journey").Expect("visitor", "lead", "first-time", "at-risk", "lapsed", "won-back");
        Assert.Equal(run.GetPath("journey").Transitions.Select(one => (one.To, one.EffectiveAt)), calls);
        Assert.Equal(Story.Now, clock.GetUtcNow());
        Assert.All(run.Results, result => Assert.Equal(RecordOutcome.Applied, result.Outcome));
        Assert.Equal("won-back", run.View.Track("journey").Stage);
    }

    /// <summary>Time passes in the tracker in many small steps, in the engine in one, and in the backfill long afterwards.</summary>
    [Fact]
    public async Task Run_OfRandomStories_IsTheSameInEngineTrackerAndBackfill()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var story = RandomStory(new Random(seed));
            var clock = new FakeTimeProvider(Start);
            var options = LifecyclePresets.All.Aggregate(new LifecycleOptions(), (all, preset) => all.AddTrack(preset.Name, preset));
            var tracker = LifecycleTracker.Create(options, timeProvider: clock);
            var late = LifecycleTracker.Create(options, timeProvider: new FakeTimeProvider(story.Now));

            var run = await story.RunAsync(tracker, clock.SetUtcNow, Cancellation);
            await late.BackfillAsync(
                story.GetTrackedEvents(), new BackfillOptions { Name = "story", MuteUntil = story.Now }, Cancellation);
            var view = await late.GetViewAsync("anna", Cancellation);
            foreach (var preset in LifecyclePresets.All)
            {
                var expected = story.Run(LifecycleEngine.Compile(preset));
                run.GetPath(preset.Name).Expect([.. expected.Path.Stages]);
                Assert.Equal(
                    expected.Path.Transitions.Select(one => one.EffectiveAt),
                    run.GetPath(preset.Name).Transitions.Select(one => one.EffectiveAt));
                Assert.Equal(expected.Stage, view.Track(preset.Name).Stage);
            }
        }
    }

    [Fact]
    public async Task RunAsync_OfAnEmptyTimeline_FindsNoCustomer()
    {
        var clock = new FakeTimeProvider(Start);
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), timeProvider: clock);

        var run = await CustomerTimeline.Create("anna", Start).AfterDays(5).RunAsync(tracker, clock.SetUtcNow, Cancellation);

        Assert.False(run.View.IsKnown);
        run.GetPath("journey").Expect("visitor");
        Assert.Equal("visitor", CustomerTimeline.Create("anna", Start).Run(LifecycleEngine.Compile(LifecyclePresets.Retail)).Stage);
    }

    private static CustomerTimeline RandomStory(Random random)
    {
        var story = CustomerTimeline.Create("anna", Start);
        for (var i = 0; i < 14; i++)
        {
            story = random.Next(9) switch
            {
                0 => story.Visit(engaged: true),
                1 => story.CaptureContact(Channels.Email).GrantConsent(Channels.Email),
                2 => story.WithdrawConsent(Channels.Email),
                3 when story.Orders.LastOrDefault(order => order.IsCounted) is { } order => story.Cancel(order.OrderId),
                4 => story.Review(random.Next(1, 6)),
                5 => story.UpdateCart(10, random.Next(2)),
                6 => story.StartSubscription("S"),
                _ => story.Order(random.Next(1, 90)),
            };
            story = story.AfterDays(random.Next(3) switch { 0 => 0, 1 => random.Next(1, 9), _ => random.Next(9, 220) });
        }

        return story;
    }
}
