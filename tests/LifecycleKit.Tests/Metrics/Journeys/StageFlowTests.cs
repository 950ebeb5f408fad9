using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class StageFlowTests : JourneyTableContract<StageFlow>
{
    private static readonly StageRanks Shop = StageRanks.Of(["lead", "customer"], ["lost"]);
    private static readonly Period Week = Period.Create(Days.Day(7), Days.Day(14));

    private static readonly StagePath[] Paths =
    [
        StagePath.Of(Shop, [new("lead", Days.Day(0)), new("customer", Days.Day(8))], Days.Day(20)),
        StagePath.Of(Shop, [new("lead", Days.Day(0)), new("customer", Days.Day(8)), new("lead", Days.Day(9))], Days.Day(20)),
        StagePath.Of(Shop, [new("customer", Days.Day(3)), new("lost", Days.Day(14))], Days.Day(20)),
        StagePath.Of(Shop, [new("customer", Days.Day(3)), new("lost", Days.Day(7))], Days.Day(20)),
        StagePath.Of(Shop, [new("lead", Days.Day(7))], Days.Day(20)),
        StagePath.Of(Shop, [new("lead", Days.Day(14))], Days.Day(20)),
    ];

    [Fact]
    public void Of_AnExample_IncludesTheFirstInstantOfThePeriod()
    {
        var flow = StageFlow.Of(Shop, Paths, Week);
        Assert.Equal(
            [new(null, "lead", 1), new("lead", "lead", 1), new("lead", "customer", 1), new("customer", "customer", 1),
                new("customer", "lost", 1)],
            flow.ToLinks());
        Assert.Equal((2, 1), (flow.MovedCount, flow.StartedCount));
        Assert.Equal([2, 2, 0], Shop.Stages.Select(flow.GetCountAtOpening));
        Assert.Equal([2, 2, 1], Shop.Stages.Select(flow.GetCountAtClose));
        Assert.Equal((1, 0), (flow.GetCount(null, "lead"), flow.GetCount("lost", "lead")));
        Assert.Equal(
            "(not there yet) -> lead: 1; lead -> lead: 1; lead -> customer: 1; customer -> customer: 1; customer -> lost: 1",
            flow.ToString());
    }

    [Fact]
    public void StageTransitions_OfTheSame_CountEveryMove()
    {
        var moves = StageTransitions.Of(Shop, Paths, Week);
        Assert.Equal(
            [new(null, "lead", 1), new("lead", "customer", 2), new("customer", "lead", 1), new("customer", "lost", 1)], moves.ToLinks());
        Assert.Equal((4, 1), (moves.TransitionCount, moves.StartCount));
        Assert.Equal((2, 1, 0), (moves.GetCount("lead", "customer"), moves.GetCount(null, "lead"), moves.GetCount("lost", "lead")));
        Assert.Equal("(start) -> lead: 1; lead -> customer: 2; customer -> lead: 1; customer -> lost: 1", moves.ToString());
    }

    [Fact]
    public void GetCount_OfAnUnknownStage_IsRefused()
    {
        var flow = StageFlow.Of(Shop, [], Week);
        Assert.Throws<ArgumentException>("from", () => flow.GetCount("who", "lead"));
        Assert.Throws<ArgumentException>("to", () => flow.GetCount(null, "who"));
        Assert.Throws<ArgumentNullException>("to", () => flow.GetCount(null, null!));
        Assert.Throws<ArgumentNullException>("stage", () => flow.GetCountAtOpening(null!));
        Assert.Throws<ArgumentException>("stage", () => flow.GetCountAtClose("who"));
    }

    private protected override StageFlow Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) =>
        StageFlow.Of(ranks, paths, period);

    private protected override StageFlow Merge(StageFlow one, StageFlow other) => one.Merge(other);

    private protected override IEnumerable<object?> Figures(StageFlow table) => [table.MovedCount, table.StartedCount, .. table.ToLinks()];
}
