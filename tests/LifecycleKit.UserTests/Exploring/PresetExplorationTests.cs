using LifecycleKit.Conditions;
using LifecycleKit.Rfm;
using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Exploring;

public class PresetExplorationTests
{
    public static TheoryData<string> Presets => new(LifecyclePresets.All.Select(preset => preset.Name));

    /// <summary>The phases come from scores, so the five-phase lifecycle needs cut points.</summary>
    private static LifecycleEngine Engine(string preset)
    {
        var rfm = RfmModel.Fit(
            [RfmValues.Create(1, 1, 1)], new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new RfmOptions
            {
                Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5), Monetary = RfmCuts.Given(20, 50, 90, 150),
            });
        return LifecycleEngine.Compile(LifecyclePresets.Find(preset)!, preset == "five-phase" ? new FactContext(rfm: rfm) : null);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Explore_OfAPreset_ReachesEveryStageByEveryRule(string preset)
    {
        var result = LifecycleExplorer.Explore(Engine(preset), cancellationToken: Shop.Cancellation);

        Assert.Equal(ExplorationEnd.FoundAll, result.End);
        Assert.Empty(result.UnreachedStages);
        Assert.Empty(result.UnfiredRules);
        Assert.Empty(result.FieldsWithoutStep);
        Assert.Equal(LifecyclePresets.Find(preset)!.Stages.Select(stage => stage.Id), result.Paths.Select(path => path.Stage));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Timeline_OfEachPath_EndsInTheStage(string preset)
    {
        var engine = Engine(preset);
        Assert.All(
            LifecycleExplorer.Explore(engine, cancellationToken: Shop.Cancellation).Paths,
            path => Assert.Equal(path.Stage, path.Timeline.Run(engine).Stage));
    }

    [Fact]
    public void ToString_OfRetail_ShowsThePaths() => Assert.StartsWith(
        """
        visitor: (start)
        lead: opt in to Email
        first-time: order
        active: 2 x order
        loyal: 4 x order
        champion: 8 x order
        at-risk: order placed 90d ago
        lapsed: order, wait 180d
        won-back: order placed 90d ago, order

        """.ReplaceLineEndings("\n"),
        LifecycleExplorer.Explore(LifecyclePresets.Retail, cancellationToken: Shop.Cancellation).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Explore_OfFivePhaseWithoutAModel_ReachesNothing()
    {
        var result = LifecycleExplorer.Explore(LifecyclePresets.FivePhase, cancellationToken: Shop.Cancellation);

        Assert.Equal(["retention", "increased-value", "veneration", "reactivation"], result.UnreachedStages);
        Assert.Contains(
            "Stages not reached: retention, increased-value, veneration, reactivation", result.ToString(), StringComparison.Ordinal);
    }
}
