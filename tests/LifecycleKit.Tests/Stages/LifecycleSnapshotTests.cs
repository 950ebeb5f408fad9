using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleSnapshotTests
{
    private static readonly LifecycleDefinition Old = LifecycleDefinition.Build("shop", x => x
        .Stage("guest", 0).Stage("buyer", 1).Stage("fan", 2).Stage("gone")
        .Rule("buy", rule => rule.From("guest").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule("love", rule => rule.From("buyer").To("fan").On(EventTriggers.Review).Cooldown(TimeSpan.FromDays(10)))
        .Rule("cool", rule => rule.From("fan").To("buyer").On(EventTriggers.CaseOpened))
        .Rule("leave", rule => rule.From("fan").To("gone").AsTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30))).ConfirmFor(TimeSpan.FromDays(5))));

    private static readonly LifecycleEngine OldEngine = LifecycleEngine.Compile(Old);

    [Fact]
    public void Resume_OfACapturedState_IsThatState()
    {
        var timers = 0;
        Law.Holds(LifecycleGen.WithLateEvents, x =>
        {
            var engine = x.Compile();
            var run = new LiveRun(engine, x.Start);
            foreach (var e in x.Events)
            {
                run.Step(e);
                var json = engine.Capture(run.State).ToJson();
                Assert.Equal(run.State, engine.Resume(LifecycleSnapshot.FromJson(json), run.History, x.End));
                timers += engine.Capture(run.State).Timers.Count;
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{timers} timers were captured.");
    }

    [Fact]
    public void Resume_UnderARenamedStage_StandsThereAsBefore()
    {
        var renamed = LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x => x
            .Stage("guest", 0).Stage("customer", 1, stage => stage.RenamedFrom("buyer")).Stage("fan", 2)
            .Rule("love", rule => rule.From("customer").To("fan").On(EventTriggers.Review).Cooldown(TimeSpan.FromDays(10)))));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        run.Step(CustomerEvent.Review(Days.Day(2), 5));
        run.Step(CustomerEvent.CaseOpened(Days.Day(3), "C"));
        var state = renamed.Resume(OldEngine.Capture(run.State), run.History, Days.Day(4));
        Assert.Equal(("customer", "fan", Days.Day(3), 3L), (state.Stage.Id, state.Highest?.Id, state.EnteredAt, state.Sequence));
        Assert.Equal(StageOrigin.Renamed, Origin(renamed, "buyer"));
        var review = renamed.Step(state, run.History, CustomerEvent.Review(Days.Day(5), 5));
        Assert.Equal((SuppressionReason.Cooldown, Days.Day(12)), (review.Suppressed.Reason, review.Suppressed.Until));
    }

    [Fact]
    public void Resume_OfAnUnknownStage_FallsBackFromThatInstantOn()
    {
        var other = LifecycleEngine.Compile(LifecycleDefinition.Build("other", x => x.Stage("guest", 0).Stage("unsorted").FallBackTo("unsorted")));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        var state = other.Resume(OldEngine.Capture(run.State), run.History, Days.Day(4));
        Assert.Equal(("unsorted", Days.Day(4), null), (state.Stage.Id, state.EnteredAt, state.Highest?.Id));
        Assert.Equal(StageOrigin.Fallback, Origin(other, "buyer"));
    }

    [Fact]
    public void Resume_UnderRulesThatHoldAtOnce_MovesAtThatInstant()
    {
        var strict = LifecycleEngine.Compile(LifecycleDefinition.Build("strict", x => x.Stage("guest", 0).Stage("buyer", 1).Stage("gone")
            .Rule("leave", rule => rule.From("buyer").To("gone").AsTimePasses()
                .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(2))))));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        var transitions = new List<Transition>();
        var state = strict.Resume(OldEngine.Capture(run.State), run.History, Days.Day(20), transitions);
        var move = Assert.Single(transitions);
        Assert.Equal(("leave", Days.Day(20), 2L), (move.Rule.Id, move.EffectiveAt, move.Sequence));
        Assert.Equal("gone", state.Stage.Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":2}")]
    [InlineData("{\"format\":1,\"stage\":\"a\"}")]
    [InlineData("{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",\"enteredAt\":\"2026-01-02T00:00:00Z\",\"changedAt\":\"2026-01-01T00:00:00Z\",\"sequence\":0,\"enteredAtOnce\":[],\"timers\":[]}")]
    [InlineData("{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",\"enteredAt\":\"2026-01-02T00:00:00Z\",\"changedAt\":\"2026-01-02T00:00:00Z\",\"sequence\":-1,\"enteredAtOnce\":[],\"timers\":[]}")]
    [InlineData("{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",\"enteredAt\":\"2026-01-02T00:00:00Z\",\"changedAt\":\"2026-01-02T00:00:00Z\",\"sequence\":0,\"enteredAtOnce\":[null],\"timers\":[]}")]
    [InlineData("{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",\"enteredAt\":\"2026-01-02T00:00:00Z\",\"changedAt\":\"2026-01-02T00:00:00Z\",\"sequence\":0,\"enteredAtOnce\":[],\"timers\":[{}]}")]
    public void FromJson_OfAnythingElse_IsRefused(string json) => Assert.Throws<ArgumentException>(() => LifecycleSnapshot.FromJson(json));

    [Fact]
    public void FromJson_OfFormatOne_IsRead()
    {
        const string Kept = "{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",\"highestStage\":\"b\",\"enteredAt\":\"2026-01-02T00:00:00+00:00\",\"changedAt\":\"2026-01-03T00:00:00+00:00\",\"sequence\":7,\"enteredAtOnce\":[\"a\"],\"timers\":[{\"rule\":\"r\",\"firedAt\":\"2026-01-02T00:00:00+00:00\"}]}";
        Assert.Equal(Kept.Replace("+00:00", "Z", StringComparison.Ordinal), LifecycleSnapshot.FromJson(Kept).ToJson());
    }

    private static StageOrigin Origin(LifecycleEngine engine, string id)
    {
        engine.FindStage(id, out var origin);
        return origin;
    }
}
