using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Stages;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class StageFunnelTests : JourneyTableContract<StageFunnel>
{
    private static readonly StageRanks Shop = StageRanks.Of(["visitor", "lead", "customer"], ["lost"]);

    private protected override bool NeedsTheEnd => false;

    [Fact]
    public void Of_AnExample_CountsSkippedStepsAndIgnoresFalls()
    {
        var funnel = Of(
            "visitor",
            "visitor",
            "visitor lead",
            "visitor lead lost lead",
            "visitor customer lost",
            "lost");
        Assert.Equal(6, funnel.CustomerCount);
        Assert.Equal([5, 3, 1], funnel.Steps.Select(step => step.ReachedCount));
        Assert.Equal([Ratio.Of(5, 5), Ratio.Of(3, 5), Ratio.Of(1, 5)], funnel.Steps.Select(step => step.ShareOfFirst));
        Assert.Equal([Ratio.Of(2, 5), Ratio.Of(2, 3), default], funnel.Steps.Select(step => step.DropOffRate));
        Assert.Equal([Ratio.Of(3, 5), Ratio.Of(1, 3), default], funnel.Steps.Select(step => step.ContinuationRate));
        Assert.Equal(["lead"], funnel.WeakestStep?.Stages);
        Assert.Equal("visitor: 5 > lead: 3 > customer: 1", funnel.ToString());
    }

    [Fact]
    public void WeakestStep_OfEqualShares_IsTheLower() =>
        Assert.Equal(["visitor"], Of("visitor", "lead", "visitor", "customer").WeakestStep?.Stages);

    [Fact]
    public void WeakestStep_WithoutADropOff_IsNone()
    {
        Assert.Null(Of().WeakestStep);
        Assert.Null(Of("lost").WeakestStep);
        Assert.Null(Of("customer", "customer").WeakestStep);
        Assert.Null(StageFunnel.Of(StageRanks.Of([], ["a"]), []).WeakestStep);
    }

    [Fact]
    public void Of_StagesOfOneRank_MakeOneStep() =>
        Assert.Equal(
            ["low", "middle", "high as high"],
            StageFunnel.Of(JourneyGen.Ranks, []).Steps.Select(step => string.Join(' ', step.Stages.Reverse())));

    private protected override StageFunnel Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) =>
        StageFunnel.Of(ranks, paths);

    private protected override StageFunnel Merge(StageFunnel one, StageFunnel other) => one.Merge(other);

    private protected override IEnumerable<object?> Figures(StageFunnel table) =>
        [table.CustomerCount,
            .. table.Steps.Select(
                step =>
                    $"{string.Join(' ', step.Stages)} {step.ReachedCount} {step.ShareOfFirst} {step.ContinuationRate} {step.DropOffRate}")];

    private static StageFunnel Of(params string[] customers) => StageFunnel.Of(Shop, customers.Select(
        stages => StagePath.Of(Shop, [.. stages.Split(' ').Select((stage, i) => new StageEntry(stage, Days.Day(i)))], Days.Day(30))));
}
