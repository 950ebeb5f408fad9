using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class StageTransitionsTests : JourneyTableContract<StageTransitions>
{
    [Fact]
    public void Of_MovesAtOneInstant_CountsThemAll()
    {
        var path = StagePath.Of(
            JourneyGen.Ranks, [new("low", Days.Day(1)), new("middle", Days.Day(2)), new("high", Days.Day(2)), new("high", Days.Day(3))],
            Days.Day(4));
        var moves = StageTransitions.Of(JourneyGen.Ranks, [path], Period.Create(Days.Day(0), Days.Day(4)));
        Assert.Equal([new(null, "low", 1), new("low", "middle", 1), new("middle", "high", 1)], moves.ToLinks());
    }

    private protected override StageTransitions Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) =>
        StageTransitions.Of(ranks, paths, period);

    private protected override StageTransitions Merge(StageTransitions one, StageTransitions other) => one.Merge(other);

    private protected override IEnumerable<object?> Figures(StageTransitions table) =>
        [table.TransitionCount, table.StartCount, .. table.ToLinks()];
}
