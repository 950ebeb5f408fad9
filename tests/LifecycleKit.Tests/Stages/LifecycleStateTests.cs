using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleStateTests
{
    private static readonly LifecycleDefinition Old = LifecycleDefinition.Build("shop", x => x
        .Stage("guest", 0).Stage("buyer", 1).Stage("fan", 2).Stage("gone")
        .Rule("buy", rule => rule.From("guest").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule("love", rule => rule.From("buyer").To("fan").On(EventTriggers.Review).Cooldown(TimeSpan.FromDays(10)))
        .Rule("cool", rule => rule.From("fan").To("buyer").On(EventTriggers.CaseOpened))
        .Rule("leave", rule => rule.From("fan").To("gone").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30))).ConfirmFor(TimeSpan.FromDays(5))));

    private static readonly LifecycleEngine OldEngine = LifecycleEngine.Compile(Old);

    [Fact]
    public void Step_OfAStateReadFromJsonByAnotherEngine_GoesOnAsIfNothingHadHappened()
    {
        var timers = 0;
        Law.Holds(LifecycleGen.WithLateEvents, x =>
        {
            var (live, other) = (new LiveRun(x), x.Compile());
            var state = live.State;
            var history = live.History.Clone();
            var transitions = new List<Transition>();
            foreach (var customerEvent in x.Events)
            {
                live.Step(customerEvent);
                // A restart before each event: another engine, the state from text.
                state = other.Step(LifecycleState.FromJson(state.ToJson()), history, customerEvent, transitions).State;
                Assert.Equal(live.State, state);
                Assert.Equal(live.State, LifecycleState.FromJson(state.ToJson()));
                timers += state.GetTimers().Count;
            }

            state = other.Advance(LifecycleState.FromJson(state.ToJson()), history, x.End, transitions);
            live.Advance(x.End);
            Assert.Equal(live.State, state);
            Assert.Equal(live.Transitions, transitions);
        });
        Assert.True(timers > 1_000, $"Only {timers} timers were written.");
    }

    [Fact]
    public void GetEntries_OfAnyRun_HoldTheLastEntryOfEachStage() => Law.Holds(LifecycleGen.WithLateEvents, x =>
    {
        var run = new LiveRun(x);
        var entries = new Dictionary<string, DateTimeOffset> { [run.State.Stage] = x.Start };
        foreach (var transition in run.Transitions) entries[transition.To] = transition.EffectiveAt;
        foreach (var customerEvent in x.Events) run.Step(customerEvent);
        run.Advance(x.End);
        foreach (var transition in run.Transitions) entries[transition.To] = transition.EffectiveAt;
        Assert.Equal(
            entries.Select(entry => new StageEntry(entry.Key, entry.Value.ToUniversalTime())).OrderBy(entry => entry.At)
                .ThenBy(entry => entry.Stage, StringComparer.Ordinal),
            run.State.GetEntries());
        Assert.All(entries, entry => Assert.Equal(entry.Value, run.State.LastEntryOf(entry.Key)));
        Assert.Null(run.State.LastEntryOf("no such stage"));
    });

    [Fact]
    public void LastEntryOf_BeyondSixteenStages_IsKeptInOldCopiesToo()
    {
        const int Count = 40;
        var definition = LifecycleDefinition.Build("long", x =>
        {
            for (var i = 0; i < Count; i++) x.Stage($"s{i:D2}", rank: i);
            for (var i = 0; i + 1 < Count; i++)
            {
                var next = i + 1;
                x.Rule($"r{i:D2}", rule => rule.From($"s{next - 1:D2}").To($"s{next:D2}").On(EventTriggers.Visit));
            }
        });
        var run = new LiveRun(LifecycleEngine.Compile(definition), Days.Day(0));
        var states = new List<LifecycleState> { run.State };
        for (var i = 1; i < Count; i++) states.Add(run.Step(CustomerEvent.Visit(Days.Day(i))).State);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(i + 1, states[i].GetEntries().Count);
            Assert.Equal(Days.Day(i), states[i].LastEntryOf($"s{i:D2}"));
            Assert.Equal(states[i], LifecycleState.FromJson(states[i].ToJson()));
        }
    }

    [Fact]
    public void MoveOver_ToARenamedStage_StaysThereAsBefore()
    {
        var renamed = LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x => x
            .Stage("guest", 0).Stage("customer", 1, stage => stage.RenamedFrom("buyer")).Stage("fan", 2)
            .Rule("love", rule => rule.From("customer").To("fan").On(EventTriggers.Review).Cooldown(TimeSpan.FromDays(10)))));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        run.Step(CustomerEvent.Review(Days.Day(2), 5));
        run.Step(CustomerEvent.CaseOpened(Days.Day(3), "C"));
        var state = renamed.MoveOver(run.State, run.History, Days.Day(4));
        Assert.Equal(("customer", "fan", Days.Day(3), 3L), (state.Stage, state.HighestStage, state.EnteredAt, state.Sequence));
        Assert.Equal((Days.Day(4), Days.Day(2), Days.Day(3)), (state.MovedOverAt, state.LastEntryOf("fan"), state.LastEntryOf("customer")));
        var review = renamed.Step(state, run.History, CustomerEvent.Review(Days.Day(5), 5));
        Assert.Equal((SuppressionReason.Cooldown, Days.Day(12)), (review.Suppressed.Reason, review.Suppressed.SuppressedUntil));
    }

    [Fact]
    public void MoveOver_OfAnUnknownStage_FallsBackFromThatInstantOn()
    {
        var other =
            LifecycleEngine.Compile(LifecycleDefinition.Build("other", x => x.Stage("guest", 0).Stage("unsorted").FallBackTo("unsorted")));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        var state = other.MoveOver(run.State, run.History, Days.Day(4));
        Assert.Equal(("unsorted", Days.Day(4), null), (state.Stage, state.EnteredAt, state.HighestStage));
    }

    [Fact]
    public void MoveOver_UnderRulesThatHoldAtOnce_MovesAtThatInstant()
    {
        var strict = LifecycleEngine.Compile(LifecycleDefinition.Build("strict", x => x.Stage("guest", 0).Stage("buyer", 1).Stage("gone")
            .Rule("leave", rule => rule.From("buyer").To("gone").WhenTimePasses()
                .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(2))))));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        var transitions = new List<Transition>();
        var state = strict.MoveOver(run.State, run.History, Days.Day(20), transitions);
        var move = Assert.Single(transitions);
        Assert.Equal(("leave", Days.Day(20), 2L), (move.Rule, move.EffectiveAt, move.Sequence));
        Assert.Equal("gone", state.Stage);
    }

    [Fact]
    public void Step_OfAStateOfAnotherVersion_MovesOverAtItsLatestChange()
    {
        var other = LifecycleEngine.Compile(Old, new FactContext(TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")));
        var run = new LiveRun(OldEngine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        var state = other.Step(run.State, run.History, CustomerEvent.Review(Days.Day(2), 5)).State;
        Assert.Equal(("fan", Days.Day(1), other.Context.Version), (state.Stage, state.MovedOverAt, state.ContextVersion));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":2}")]
    [InlineData("{\"format\":1,\"stage\":\"a\"}")]
    [InlineData(
        Before
            + "\"enteredAt\":\"2026-01-02T00:00:00Z\",\"changedAt\":\"2026-01-01T00:00:00Z\",\"movedOverAt\":\"2026-01-01T00:00:00Z\",\"sequence\":0,\"entries\":[{\"stage\":\"a\",\"at\":\"2026-01-02T00:00:00Z\"}],\"timers\":[]}")]
    [InlineData(Before + Instants + "\"sequence\":-1,\"entries\":[{\"stage\":\"a\",\"at\":\"2026-01-02T00:00:00Z\"}],\"timers\":[]}")]
    [InlineData(Before + Instants + "\"sequence\":0,\"entries\":[],\"timers\":[]}")]
    [InlineData(
        Before + Instants
            + "\"sequence\":0,\"entries\":[{\"stage\":\"a\",\"at\":\"2026-01-02T00:00:00Z\"},{\"stage\":null,\"at\":\"2026-01-02T00:00:00Z\"}],\"timers\":[]}")]
    [InlineData(Before + Instants + "\"sequence\":0,\"entries\":[{\"stage\":\"a\",\"at\":\"2026-01-02T00:00:00Z\"}],\"timers\":[{}]}")]
    [InlineData(
        Before + Instants
            + "\"sequence\":0,\"nextRule\":\"r\",\"entries\":[{\"stage\":\"a\",\"at\":\"2026-01-02T00:00:00Z\"}],\"timers\":[]}")]
    public void FromJson_OfAnythingElse_IsRefused(string json) => Assert.ThrowsAny<ArgumentException>(() => LifecycleState.FromJson(json));

    [Fact]
    public void FromJson_OfFormatOne_IsRead()
    {
        const string Kept =
            "{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",\"highestStage\":\"b\",\"enteredAt\":\"2026-01-02T00:00:00+00:00\",\"changedAt\":\"2026-01-03T00:00:00+00:00\",\"movedOverAt\":\"2026-01-01T00:00:00+00:00\",\"nextDue\":\"2026-01-05T00:00:00+00:00\",\"nextRule\":\"r\",\"sequence\":7,\"entries\":[{\"stage\":\"b\",\"at\":\"2026-01-01T00:00:00+00:00\"},{\"stage\":\"a\",\"at\":\"2026-01-02T00:00:00+00:00\"}],\"timers\":[{\"rule\":\"r\",\"firedAt\":\"2026-01-02T00:00:00+00:00\"}]}";
        var state = LifecycleState.FromJson(Kept);
        Assert.Equal(
            ("a", "b", "r", 7L, "h", "c"),
            (state.Stage, state.HighestStage, state.NextRule, state.Sequence, state.DefinitionHash, state.ContextVersion));
        Assert.Equal(Kept, state.ToJson().Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public void Default_HasNotStarted_AndIsRefused()
    {
        Assert.False(default(LifecycleState).HasStarted);
        Assert.Equal(default, default(LifecycleState));
        Assert.Equal("(not started)", default(LifecycleState).ToString());
        Assert.Throws<InvalidOperationException>(() => default(LifecycleState).Stage);
        Assert.Throws<ArgumentException>(() => OldEngine.Advance(default, new CustomerHistory(), Days.Day(1)));
        Assert.Throws<ArgumentException>(() => OldEngine.MoveOver(default, new CustomerHistory(), Days.Day(1)));
    }

    private const string Before = "{\"format\":1,\"definitionHash\":\"h\",\"contextVersion\":\"c\",\"stage\":\"a\",";
    private const string Instants =
        "\"enteredAt\":\"2026-01-02T00:00:00Z\",\"changedAt\":\"2026-01-02T00:00:00Z\",\"movedOverAt\":\"2026-01-02T00:00:00Z\",";
}
