using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Segments;

/// <summary>A segment map that runs as a track.</summary>
public class SegmentTrackTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly RfmModel Rfm = RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], Start,
        new RfmOptions
        {
            Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5), Monetary = RfmCuts.Given(20, 50, 90, 150),
        });

    [Fact]
    public void Stage_AtAnyInstant_IsTheSegmentOfTheMap()
    {
        var count = 0;
        for (var seed = 0; seed < 120; seed++) count += new SegmentTrackLaw(seed).Holds(40);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} transitions.");
        Assert.True(count > 1_200, $"The customers say too little: {count} transitions.");
    }

    [Fact]
    public void Step_BackToASegmentAtOneInstant_EntersItAgain()
    {
        var engine = LifecycleEngine.Compile(
            LifecycleDefinition.FromSegmentMap(SegmentMaps.FivePhase), new FactContext(TimeZoneInfo.Utc, Rfm));
        var (history, transitions) = (new CustomerHistory(), new List<Transition>());
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = Start, ChangedAt = Start, Version = 1, GrossTotal = 10 };
        var state = engine.Step(engine.Start(history, Start), history, CustomerEvent.Visit(Start)).State;
        for (var i = 1; i < 4; i++)
        {
            state = engine.Step(state, history, CustomerEvent.Order(order with { Version = 2 * i }), transitions).State;
            state = engine.Step(
                state, history, CustomerEvent.Order(order with { Version = 2 * i + 1, RefundedTotal = 10 }), transitions).State;
        }

        string[] once = ["First-time Customers", "Engaged Visitors"];
        Assert.Equal([.. once, .. once, .. once], transitions.Select(transition => transition.To));
        Assert.All(transitions, transition => Assert.Equal(Start, transition.EffectiveAt));
    }

    [Fact]
    public void FromSegmentMap_ThroughJsonAndOptions_HasTheSameHash()
    {
        foreach (var map in SegmentMaps.All)
        {
            var definition = LifecycleDefinition.FromSegmentMap(map);
            Assert.Equal(definition.ContentHash, LifecycleDefinition.FromJson(definition.ToJson()).ContentHash);
            Assert.Equal(definition.ContentHash, LifecycleDefinition.FromOptions(definition.ToOptions()).ContentHash);
            Assert.Equal(LifecycleKind.Membership, LifecycleDefinition.FromJson(definition.ToJson()).Kind);
        }
    }

    [Fact]
    public void FromSegmentMap_OfTenBins_FitsTheLimitOfLeaves()
    {
        var map = new SegmentMapBuilder("Fine", RfmBins.Create(10)).CustomersOnly()
            .Add("Even", key => (key.R * key.F + key.M) % 2 == 0)
            .Add("Odd", key => (key.R * key.F + key.M) % 2 != 0 && key.HasOneOrder)
            .Add("Odd again", key => (key.R * key.F + key.M) % 2 != 0 && key.HasRepeatOrders).Build();
        var definition = LifecycleDefinition.FromSegmentMap(map);
        Assert.Empty(definition.Warnings);
        Assert.Equal(["to Even", "to Odd", "to Odd again", "to none"], definition.Rules.Select(rule => rule.Id.Split(" (")[0]).Distinct());
    }

    [Fact]
    public void FromSegmentMap_WithASegmentNamedNone_IsRefused()
    {
        var map = new SegmentMapBuilder("Mine", RfmBins.Create(5))
            .Add("none", key => key.IsVisitor).Add("some", key => !key.IsVisitor).Build();
        var error = Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.FromSegmentMap(map));
        Assert.Contains("The stage 'none' is declared twice.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfAMembershipWithRulesOnEvents_IsRefused()
    {
        const string Json = """
            { "format": 1, "name": "x", "kind": "membership", "initial": "a", "stages": { "a": { "minStay": "1d" }, "b": {} },
              "rules": { "r": { "from": "a", "to": "b", "on": "Visit" },
                         "s": { "from": "b", "to": "a", "on": "Time", "cooldown": "1d", "when": { "field": "orders.count", "eq": 0 } } } }
            """;
        var found = LifecycleDefinition.Load(Json).Diagnostics;
        Assert.Equal(["stages/a", "rules/r/on", "rules/s"], found.Select(one => one.Path));
        Assert.All(found, one => Assert.Equal(DiagnosticIds.Contradiction, one.Id));
    }

    [Fact]
    public void FromJson_OfAnUnknownKind_NamesTheKinds()
    {
        var found = LifecycleDefinition.Load(
            """{ "format": 1, "name": "x", "kind": "jorney", "initial": "a", "stages": { "a": {} } }""").Diagnostics;
        var one = Assert.Single(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("kind", one.Path);
        Assert.Contains("journey", one.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordAsync_WithASegmentTrack_DeliversEachChangeOfSegment()
    {
        var clock = new ShopClock(Start);
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions { Rfm = Rfm }.AddTrack("journey", LifecyclePresets.Retail).AddSegmentTrack(), timeProvider: clock);
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = Start, GrossTotal = 10 };

        var visited = await tracker.RecordAsync("anna", CustomerEvent.Visit(Start), TestContext.Current.CancellationToken);
        var bought = await tracker.RecordAsync("anna", CustomerEvent.Order(order), TestContext.Current.CancellationToken);
        clock.Now = Start.AddDays(60);
        var view = await tracker.GetViewAsync("anna", TestContext.Current.CancellationToken);

        Assert.Equal(["Engaged Visitors"], Segments(visited));
        Assert.Equal(["First-time Customers"], Segments(bought));
        Assert.Equal("Falling Asleep", view.Track("segments").Stage);
        Assert.Equal("Falling Asleep", view.Segment?.Name);

        static IEnumerable<string> Segments(RecordResult result) =>
            result.Transitions.Where(notice => notice.Transition.Track == "segments").Select(notice => notice.Transition.To);
    }

    [Fact]
    public void Check_OfASegmentTrackWithOtherBinsThanTheShop_IsAnError()
    {
        var map = new SegmentMapBuilder("Three", RfmBins.Create(3)).Add("all", _ => true).Build();
        var found = Assert.Single(new LifecycleOptions().AddSegmentTrack("three", map).Check());
        Assert.Equal("tracks/three", found.Path);
        Assert.Contains("The segment map 'Three' has 3×3×3 bins", found.Message, StringComparison.Ordinal);
    }
}
