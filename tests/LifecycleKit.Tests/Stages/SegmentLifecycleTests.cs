using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

public class SegmentLifecycleTests
{
    private static readonly RfmModel Model = RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], Days.Day(0),
        new RfmOptions
        {
            Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5), Monetary = RfmCuts.Given(20, 50, 90, 150),
        });

    public static TheoryData<string> Maps => [.. SegmentMaps.Names];

    [Theory]
    [MemberData(nameof(Maps))]
    public void FromSegmentMap_OfABuiltInMap_HasAStageForEachSegmentAndNoWarning(string name)
    {
        var map = SegmentMaps.Find(name)!;
        var definition = LifecycleDefinition.FromSegmentMap(map);
        Assert.Equal(LifecycleKind.Membership, definition.Kind);
        Assert.Empty(definition.Warnings);
        Assert.Equal(map.CoversVisitors, definition.Notes.Count > 0);
        Assert.Equal(
            map.Segments.Select(segment => segment.Name).Append("none").Order(StringComparer.Ordinal),
            definition.Stages.Select(stage => stage.Id));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Step_InASegmentMap_AllocatesNothing(string name)
    {
        var definition = LifecycleDefinition.FromSegmentMap(SegmentMaps.Find(name)!);
        var engine = LifecycleEngine.Compile(definition, new FactContext(TimeZoneInfo.Utc, Model));
        var history = new CustomerHistory();
        var state = engine.Start(history, Days.Day(0));
        for (var i = 0; i < 4; i++)
            state = engine.Step(state, history, CustomerEvent.Order(Order($"{i}", gross: 60, placed: i, changed: i))).State;
        // One call each, in ascending order of change: none is stale.
        var events = Enumerable.Range(1, 7_000).Select(i => CustomerEvent.Order(
            Order("3", gross: 60, refunded: i % 2 == 0 ? 0 : 60, placed: 3, changed: 4 + i / 1_000.0))).ToArray();
        var (moves, number) = (0, 0);
        var list = new List<Transition>(8);
        Assert.Equal(0, Allocation.Of(() =>
        {
            list.Clear();
            state = engine.Step(state, history, events[number++], list).State;
            engine.Advance(state, history, Days.Day(400), list);
            moves += list.Count;
        }));
        Assert.True(moves > 1_000, $"Only {moves} moves.");
    }
}
