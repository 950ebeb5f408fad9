using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>What a search reads, as the tracker describes it.</summary>
public class AudiencePlanTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("everyone", "", true)]
    [InlineData("segment", "segments ('Champions', 'Loyal')", true)]
    [InlineData("rfm", "index:rfm.r ('5') and index:rfm.f ('5') and index:rfm.m ('4')", false)]
    [InlineData("recency", "index:rfm.r ('4', '5')", true)]
    [InlineData("scored", "index:rfm.r ('1', '2', '3', '4', '5')", true)]
    [InlineData("alive", "index:clv.pAlive ('=0.2', '0.2-0.5', '=0.5')", false)]
    [InlineData("alive between thresholds", "index:clv.pAlive ('0.2-0.5')", false)]
    [InlineData("value", "index:clv.value ('=100', '>100')", false)]
    [InlineData("dead", "index:clv.pAlive ('<0.2')", false)]
    [InlineData("contactable", "", false)]
    [InlineData("journey and segment", "segments ('Champions') and journey ('active', 'loyal')", false)]
    [InlineData("segment twice", "segments ('Loyal')", true)]
    [InlineData("segment and contactable", "segments ('Champions')", false)]
    public async Task DescribeAsync_WithEveryIndex_NamesWhatIsRead(string name, string expected, bool isCounted)
    {
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions { ScoreIndexes = new ScoreIndexOptions { LifetimeValue = [50, 100.0m] } }
                .AddTrack("journey", LifecyclePresets.Retail).AddSegmentTrack(),
            timeProvider: new ShopClock(Start));
        var audience = name switch
        {
            "everyone" => Audience.Everyone,
            "segment" => Audience.InSegment("Champions", "Loyal"),
            "rfm" => Audience.WithRfm("554"),
            "recency" => Audience.WithRfm(minR: 4),
            "scored" => Audience.WithRfm(),
            "alive" => Audience.WithProbabilityAlive(0.2, 0.5),
            "alive between thresholds" => Audience.WithProbabilityAlive(0.3, 0.4),
            "value" => Audience.WithLifetimeValue(min: 100),
            "dead" => Audience.WithProbabilityAlive(max: 0.19),
            "contactable" => Audience.Contactable(Channels.Email),
            "journey and segment" => Audience.InStage("journey", "active", "loyal").And(Audience.InSegment("Champions")),
            "segment twice" => Audience.InSegment("Champions", "Loyal").And(Audience.InSegment("Loyal", "Recent")),
            _ => Audience.InSegment("Champions").And(Audience.Contactable(Channels.Email)),
        };

        var plan = await tracker.DescribeAsync(audience, Cancellation);

        Assert.Equal(expected, string.Join(" and ", plan.Indexes));
        Assert.Equal(isCounted, plan.IsCounted);
        var beginning = expected.Length == 0 ? "All customers" : "The customers are read who are in";
        Assert.StartsWith(beginning, plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribeAsync_WithoutIndexesOrAfterAnotherMap_ReadsAllCustomers()
    {
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddSegmentTrack(), timeProvider: new ShopClock(Start));
        Assert.Empty((await tracker.DescribeAsync(Audience.WithRfm("5-5-5"), Cancellation)).Indexes);
        Assert.Single((await tracker.DescribeAsync(Audience.InSegment("Champions"), Cancellation)).Indexes);

        await tracker.PublishAsync(new LifecycleChanges().SetSegmentMap(SegmentMaps.Shop11), Cancellation);
        Assert.Empty((await tracker.DescribeAsync(Audience.InSegment("Champions"), Cancellation)).Indexes);

        await tracker.PublishAsync(
            new LifecycleChanges().SetTrack("segments", LifecycleDefinition.FromSegmentMap(SegmentMaps.Shop11)), Cancellation);
        Assert.Single((await tracker.DescribeAsync(Audience.InSegment("Champions"), Cancellation)).Indexes);
    }

    [Fact]
    public async Task ScoreIndexes_OfCustomersWhoMove_AreNotShownAndHaveNoTransitions()
    {
        var clock = new ShopClock(Start);
        var options = new LifecycleOptions { Population = Population, ScoreIndexes = new ScoreIndexOptions() };
        var tracker = LifecycleTracker.Create(options.AddTrack("journey", LifecyclePresets.Retail), timeProvider: clock);
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = Start, GrossTotal = 10 };

        var result = await tracker.RecordAsync("anna", CustomerEvent.Order(order), Cancellation);
        clock.Now = Start.AddDays(400);
        var swept = await tracker.SweepAsync(10, Cancellation);
        var view = await tracker.GetViewAsync("anna", Cancellation);

        Assert.Equal(["journey"], result.Transitions.Select(notice => notice.Transition.Track));
        Assert.All(swept.Transitions, notice => Assert.Equal("journey", notice.Transition.Track));
        Assert.Equal(["journey"], view.Tracks.Select(track => track.Track));
        var error = Assert.Throws<ArgumentException>(() => view.Track("index:rfm.r"));
        Assert.DoesNotContain("index:", error.Message.Split("; ")[1], StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => tracker.CountAsync(Audience.InStage("index:rfm.r", "5"), Cancellation).AsTask());
        Assert.Equal(1, await tracker.CountAsync(Audience.WithRfm(maxR: 1), Cancellation));
    }

    [Fact]
    public void Check_OfWrongThresholds_ListsAll()
    {
        var options = new LifecycleOptions
        {
            ScoreIndexes = new ScoreIndexOptions { ProbabilityAlive = [0.5m, 0.5m, 1], LifetimeValue = [1, 2, 3, 4, 5, 6, 7, 8] },
        }.AddTrack("index:rfm.r", LifecyclePresets.Retail);
        var error = Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options));
        Assert.Contains("ScoreIndexes.ProbabilityAlive: 0.5 is not above 0.5.", error.Message, StringComparison.Ordinal);
        Assert.Contains("ScoreIndexes.ProbabilityAlive: 1 is not valid.", error.Message, StringComparison.Ordinal);
        Assert.Contains("ScoreIndexes.LifetimeValue has 8 thresholds", error.Message, StringComparison.Ordinal);
        Assert.Contains("The track 'index:rfm.r' has the name of a score index.", error.Message, StringComparison.Ordinal);
    }

    private static PopulationModel Population { get; } = PopulationModel.Create(
        RfmModel.Fit(
            [RfmValues.Create(1, 1, 1)], Start,
            new RfmOptions
            {
                Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5), Monetary = RfmCuts.Given(20, 50, 90, 150),
            }),
        MbgNbdModel.Create(0.525, 6.183, 0.891, 1.614, TimeUnit.Week), GammaGammaModel.Create(6.25, 3.74, 15.44));
}
