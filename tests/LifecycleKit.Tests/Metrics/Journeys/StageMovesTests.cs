using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class StageMovesTests : JourneyTableContract<StageMoves>
{
    [Fact]
    public void Of_MovesAtOneInstant_CountsThemAll()
    {
        var path = StagePath.Of(
            JourneyGen.Ladder, [new("low", Days.Day(1)), new("middle", Days.Day(2)), new("high", Days.Day(2)), new("high", Days.Day(3))], Days.Day(4));
        var moves = StageMoves.Of(JourneyGen.Ladder, [path], Period.Create(Days.Day(0), Days.Day(4)));
        Assert.Equal([new(null, "low", 1), new("low", "middle", 1), new("middle", "high", 1)], moves.Links);
    }

    private protected override StageMoves Of(StageLadder ladder, IEnumerable<StagePath> paths, Period period) => StageMoves.Of(ladder, paths, period);

    private protected override IEnumerable<object?> Told(StageMoves table) => [table.Moves, table.Starts, .. table.Links];
}
