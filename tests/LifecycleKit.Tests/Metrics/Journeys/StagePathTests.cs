using LifecycleKit.Metrics;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Metrics;

public class StagePathTests
{
    private static readonly StageRanks Shop = StageRanks.Of(["lead", "customer"], ["lost"]);

    [Fact]
    public void GetStageAt_EveryInstant_IsTheLastEnteredAtOrBefore()
    {
        var path = StagePath.Of(Shop, [new("lead", Days.Day(1)), new("customer", Days.Day(2)), new("lost", Days.Day(2))], Days.Day(3));
        Assert.Equal(
            [null, "lead", "lead", "lost", "lost", null],
            new[] { Days.Day(1).AddTicks(-1), Days.Day(1), Days.Day(2).AddTicks(-1), Days.Day(2), Days.Day(3),
                Days.Day(3).AddTicks(1) }.Select(path.GetStageAt));
        Assert.Equal((Days.Day(1), Days.Day(3)), (path.StartedAt, path.ObservedUntil));
        Assert.Equal("lead 2024-01-02T00:00:00.0000000+00:00, customer 2024-01-03T00:00:00.0000000+00:00, "
            + "lost 2024-01-03T00:00:00.0000000+00:00, until 2024-01-04T00:00:00.0000000+00:00", path.ToString());
    }

    [Fact]
    public void Of_TheCurrentStageAgain_SkipsTheEntry()
    {
        var elsewhere = Days.Day(3).ToOffset(TimeSpan.FromHours(3));
        var path = StagePath.Of(Shop, [new("lead", Days.Day(1)), new("lead", Days.Day(2)), new("lost", elsewhere)], Days.Day(3));
        Assert.Equal([new("lead", Days.Day(1)), new("lost", Days.Day(3))], path.ToEntries());
    }

    [Fact]
    public void Of_AFormerId_IsTheStageOfToday() =>
        Assert.Equal("lost", StagePath.Of(JourneyGen.Ranks, [new("gone", Days.Day(1))], Days.Day(1)).GetStageAt(Days.Day(1)));

    [Fact]
    public void Of_EntriesOutOfOrder_IsRefused()
    {
        Assert.Throws<ArgumentException>("entries", () => StagePath.Of(Shop, [], Days.Day(1)));
        Assert.Throws<ArgumentException>("entries", () => StagePath.Of(Shop, [new("who", Days.Day(1))], Days.Day(1)));
        Assert.Throws<ArgumentNullException>("entries", () => StagePath.Of(Shop, [default], Days.Day(1)));
        Assert.Throws<ArgumentException>(
            "entries", () => StagePath.Of(Shop, [new("lead", Days.Day(2)), new("lost", Days.Day(1))], Days.Day(3)));
        Assert.Throws<ArgumentException>("entries", () => StagePath.Of(Shop, [new("lead", Days.Day(2))], Days.Day(1)));
        Assert.Throws<ArgumentNullException>("ranks", () => StagePath.Of(null!, [], Days.Day(1)));
        Assert.Throws<ArgumentNullException>("entries", () => StagePath.Of(Shop, null!, Days.Day(1)));
        Assert.Throws<ArgumentNullException>(
            "transitions", () => StagePath.Of(Shop, new StageEntry("lead", Days.Day(1)), null!, Days.Day(1)));
    }

    [Fact]
    public void Of_TransitionsOfAStory_AreItsStages()
    {
        var ranks = StageRanks.Of(LifecyclePresets.Retail);
        var story = new Story(LifecyclePresets.Retail).Order().Order().Wait(100);
        var path = StagePath.Of(ranks, new("visitor", DateTimeOffset.UnixEpoch), story.Transitions, story.Now);
        Assert.Equal(["visitor", "first-time", "active", "at-risk"], path.ToEntries().Select(entry => entry.Stage));
        Assert.Equal(story.Stage, path.GetStageAt(story.Now));
        Assert.Equal(story.Transitions.Select(move => move.EffectiveAt), path.ToEntries().Skip(1).Select(entry => entry.At));

        Transition[] gap = [story.Transitions[0], story.Transitions[2]];
        Assert.Throws<ArgumentException>(
            "transitions", () => StagePath.Of(ranks, new("visitor", DateTimeOffset.UnixEpoch), gap, story.Now));
    }

    [Fact]
    public void StageRanks_OfALifecycle_HasItsRanksAsSteps()
    {
        Assert.Equal(
            "visitor < lead < first-time < active < loyal < champion; at-risk, lapsed, won-back",
            StageRanks.Of(LifecyclePresets.Retail).ToString());
        Assert.Equal(["low", "middle", "as high = high"], JourneyGen.Ranks.Steps.Select(step => string.Join(" = ", step)));
        Assert.Equal("lead < customer", StageRanks.Of(["lead", "customer"]).ToString());
    }

    [Fact]
    public void StageRanks_OfWrongNames_IsRefused()
    {
        Assert.Throws<ArgumentException>("ranked", () => StageRanks.Of([]));
        Assert.Throws<ArgumentException>("ranked", () => StageRanks.Of(["a", " "]));
        Assert.Throws<ArgumentException>("ranked", () => StageRanks.Of(["a"], ["a"]));
        Assert.Throws<ArgumentException>("ranked", () => StageRanks.Of([.. Enumerable.Range(0, 65).Select(i => $"s{i}")]));
        Assert.Throws<ArgumentNullException>("ranked", () => StageRanks.Of((IReadOnlyList<string>)null!));
        Assert.Throws<ArgumentNullException>("definition", () => StageRanks.Of((LifecycleDefinition)null!));
    }
}
