using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class PublishTests
{
    [Fact]
    public async Task Publish_OfAStricterRule_MovesThoseWhoAreTouchedAndSweepsTheOthers()
    {
        var setup = new TrackerSetup();
        await setup.RecordAsync(setup.Order("A"));
        await setup.RecordAsync(setup.Order("B"), "berta");
        setup.Time.Advance(TimeSpan.FromDays(10));
        var result = setup.Publish(new LifecycleOptions().AddTrack("journey", Quiet(7)));
        Assert.Equal((true, setup.Time.GetUtcNow()), (result.IsPublished, result.At));
        Assert.Equal(["journey"], result.Tracks);
        Assert.Equal("quiet", await setup.StageAsync());

        var sweep = await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal((0, 2), (sweep.CustomerCount, sweep.MovedOverCount));
        Assert.All(sweep.Transitions, notice => Assert.Equal(("goes-quiet", result.At), (notice.Rule, notice.EffectiveAt)));
        Assert.Equal(0, (await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)).MovedOverCount);
    }

    [Fact]
    public async Task SweepAsync_AfterAPublication_BringsOverNoMoreThanAllowed()
    {
        var setup = new TrackerSetup();
        for (var i = 0; i < 10; i++) await setup.RecordAsync(setup.Order($"{i}"), $"customer {i}");
        setup.Publish(new LifecycleOptions().AddTrack("journey", Quiet(40)));
        var over = new List<int>();
        SweepResult sweep;
        do
        {
            sweep = await setup.Tracker.SweepAsync(maxCount: 4, TrackerSetup.Cancellation);
            over.Add(sweep.MovedOverCount);
        }
        while (sweep.HasMore);
        Assert.Equal([4, 4, 2], over);
    }

    [Fact]
    public async Task Publish_OfBadOptions_IsRefusedAndTheOldStays()
    {
        var setup = new TrackerSetup();
        await setup.RecordAsync(setup.Order("A"));
        var bad = new LifecycleOptions { ReportingCurrency = "euro" }.AddTrack("journey", Quiet(1));
        var result = setup.Publish(bad);
        Assert.False(result.IsPublished);
        Assert.Contains("ReportingCurrency", Assert.Single(result.Errors), StringComparison.Ordinal);
        setup.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("customer", await setup.StageAsync());
    }

    [Fact]
    public async Task Publish_OfTheSame_ChangesNothing()
    {
        var setup = new TrackerSetup();
        await setup.RecordAsync(setup.Order("A"));
        Assert.Empty(setup.Publish(new LifecycleOptions().AddTrack("journey", TrackerSetup.Small)).Tracks);
        Assert.Equal(0, (await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)).MovedOverCount);
    }

    [Fact]
    public async Task Publish_OfAnotherTrackAndWithoutAnOldOne_StartsAndPausesIt()
    {
        var setup = new TrackerSetup(options => options.AddTrack("tier", TrackerSetup.Small));
        await setup.RecordAsync(setup.Order("A"));
        setup.Publish(new LifecycleOptions().AddTrack("journey", TrackerSetup.Small).AddTrack("club", Quiet(3)));
        setup.Time.Advance(TimeSpan.FromDays(31));
        var view = await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
        Assert.Equal(["journey", "club"], view.Tracks.Select(track => track.Track));
        // The new track begins with the order that was recorded before it was published.
        Assert.Equal(["quiet", "quiet"], view.Tracks.Select(track => track.Stage));
        var sweep = await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal(["journey", "club"], sweep.Transitions.Select(notice => notice.Track));
        Assert.Equal(0, (await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)).CustomerCount);
    }

    [Fact]
    public async Task Publish_WhileOthersRecord_LosesNoCustomer()
    {
        var setup = new TrackerSetup();
        var recording = Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++) await setup.RecordAsync(setup.Order($"{worker}-{i}"), $"customer {i % 5}");
        })).ToArray();
        for (var days = 8; days < 28; days++)
            Assert.True(setup.Publish(new LifecycleOptions().AddTrack("journey", Quiet(days))).IsPublished);
        await Task.WhenAll(recording);
        setup.Time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++)
        {
            var view = await setup.Tracker.GetViewAsync($"customer {i}", TrackerSetup.Cancellation);
            Assert.Equal(
                (160, "customer", TrackerSetup.Start.AddDays(27)),
                (view.Profile.OrderCount, view.Track("journey").Stage, view.Track("journey").NextDue));
        }
    }

    private static LifecycleDefinition Quiet(int days) => LifecycleDefinition.Build("small", small => small
        .Stage("visitor", rank: 0)
        .Stage("customer", rank: 1)
        .Stage("quiet")
        .Rule("buys", rule => rule.From("visitor", "quiet").To("customer").On(EventTriggers.OrderPlaced))
        .Rule(
            "goes-quiet",
            rule => rule.From("customer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)))));
}
