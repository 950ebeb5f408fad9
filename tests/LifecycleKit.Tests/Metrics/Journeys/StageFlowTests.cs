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
            [new(null, "lead", 1), new("lead", "lead", 1), new("lead", "customer", 1), new("customer", "customer", 1), new("customer", "lost", 1)],
            flow.Links);
        Assert.Equal((2, 1), (flow.Moved, flow.Started));
        Assert.Equal([2, 2, 0], Shop.Stages.Select(flow.AtOpening));
        Assert.Equal([2, 2, 1], Shop.Stages.Select(flow.AtClose));
        Assert.Equal((1, 0), (flow.Count(null, "lead"), flow.Count("lost", "lead")));
        Assert.Equal("(not there yet) -> lead: 1; lead -> lead: 1; lead -> customer: 1; customer -> customer: 1; customer -> lost: 1", flow.ToString());
    }

    [Fact]
    public void StageTransitions_OfTheSame_CountEveryMove()
    {
        var moves = StageTransitions.Of(Shop, Paths, Week);
        Assert.Equal([new(null, "lead", 1), new("lead", "customer", 2), new("customer", "lead", 1), new("customer", "lost", 1)], moves.Links);
        Assert.Equal((4, 1), (moves.TransitionCount, moves.StartCount));
        Assert.Equal((2, 1, 0), (moves.Count("lead", "customer"), moves.Count(null, "lead"), moves.Count("lost", "lead")));
        Assert.Equal("(start) -> lead: 1; lead -> customer: 2; customer -> lead: 1; customer -> lost: 1", moves.ToString());
    }

    [Fact]
    public void Count_OfAnUnknownStage_IsRefused()
    {
        var flow = StageFlow.Of(Shop, [], Week);
        Assert.Throws<ArgumentException>("from", () => flow.Count("who", "lead"));
        Assert.Throws<ArgumentException>("to", () => flow.Count(null, "who"));
        Assert.Throws<ArgumentNullException>("to", () => flow.Count(null, null!));
        Assert.Throws<ArgumentNullException>("stage", () => flow.AtOpening(null!));
        Assert.Throws<ArgumentException>("stage", () => flow.AtClose("who"));
    }

    private protected override StageFlow Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) => StageFlow.Of(ranks, paths, period);

    private protected override IEnumerable<object?> Figures(StageFlow table) => [table.Moved, table.Started, .. table.Links];
}
