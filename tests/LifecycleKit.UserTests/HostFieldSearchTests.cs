using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

/// <summary>A host's field that changes often costs a bounded number of looks a call, and due instants stay exact.</summary>
public class HostFieldSearchTests
{
    private const int MaxLooks = 4_096;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Start_AFieldThatChangesEveryMinute_EndsAndSaysWhereTheSearchGoesOn()
    {
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        var engine = Engine(EveryMinute(_ => 1m));
        var state = engine.Start(history, Start);
        Assert.Equal(Start.AddMinutes(MaxLooks), state.NextDue);
        engine.Explain(state, history, Start.AddMinutes(1), explanation);
        Assert.Equal(state.NextDue, explanation.SearchGoesOnAt);
        Assert.EndsWith(
            "the search for the next time-based rule ended after 4096 changes; it continues at 2026-01-03T20:16:00Z",
            explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Advance_FarBeyondTheSearch_EndsAndTheNextCallGoesOn()
    {
        var history = new CustomerHistory();
        var moves = new List<Transition>();
        var asked = 0;
        var engine = Engine(EveryMinute(_ => ++asked > 0 ? 1m : 0m));
        var (state, end) = (engine.Start(history, Start), Start.AddYears(1_000));
        for (var call = 0; call < 3; call++)
        {
            var (before, askedBefore) = (state.NextDue, asked);
            state = engine.Advance(state, history, end, moves);
            Assert.True(before < state.NextDue && state.NextDue < end, $"The search went from {before} to {state.NextDue}.");
            Assert.True(asked - askedBefore < 200_000, $"One call looked {asked - askedBefore} times.");
        }

        Assert.Empty(moves);
        Assert.Equal("a", state.Stage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(80)]
    public void Advance_AFieldThatComesTrueAfterManyChanges_MovesAtTheExactInstant(int days)
    {
        var (history, moves) = (new CustomerHistory(), new List<Transition>());
        var due = Start.AddDays(days).AddSeconds(1);
        var engine = Engine(EveryMinute(asOf => asOf >= due ? 2m : 1m, due));
        engine.Advance(engine.Start(history, Start), history, due.AddDays(1), moves);
        Assert.Equal([due], moves.Select(move => move.EffectiveAt));
    }

    [Fact]
    public void Advance_ARuleThatMustHoldForAWhile_CountsOverTheWholeSearch()
    {
        var (history, moves) = (new CustomerHistory(), new List<Transition>());
        var field = EveryMinute(asOf => asOf >= Start.AddDays(10) ? 2m : 1m);
        var engine = Engine(field, rule => rule.ConfirmFor(TimeSpan.FromDays(30)));
        var state = engine.Start(history, Start);
        for (var day = 1; day <= 50; day++)
        {
            state = day % 7 == 0
                ? engine.Step(state, history, CustomerEvent.Visit(Start.AddDays(day)), moves).State
                : engine.Advance(state, history, Start.AddDays(day), moves);
        }

        Assert.Equal([Start.AddDays(40)], moves.Select(move => move.EffectiveAt));
    }

    [Fact]
    public void Step_AnEventLongAfterTheSearch_IsTakenAndRulesAreTriedThen()
    {
        var (history, moves) = (new CustomerHistory(), new List<Transition>());
        var engine = Engine(EveryMinute(asOf => asOf >= Start.AddYears(3) ? 2m : 1m));
        var at = Start.AddYears(4);
        var state = engine.Step(engine.Start(history, Start), history, CustomerEvent.Visit(at), moves).State;
        Assert.Equal(("b", at), (state.Stage, moves.Single().EffectiveAt));
    }

    [Fact]
    public void Start_AFieldThatChangesEveryDay_DoesNotRunIntoTheEndOfTheCalendar()
    {
        var days = CustomFields.Number("days", (in Facts _) => 1m, FieldTiming.Changing, (in Facts f) => f.AsOf.AddDays(1));
        Assert.Equal(Start.AddDays(MaxLooks), Engine(days).Start(new CustomerHistory(), Start).NextDue);
    }

    [Fact]
    public void Start_DateArithmeticPastTheYear9999_NamesTheFieldAndWhatToReturn()
    {
        var days = CustomFields.Number("days", (in Facts _) => 1m, FieldTiming.Changing, (in Facts f) => f.AsOf.AddDays(1));
        var error = Assert.Throws<FieldException>(
            () => Engine(days).Start(new CustomerHistory(), new DateTimeOffset(9999, 12, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal("days", error.Field);
        Assert.Contains("Return null when the value does not change before the year 10000.", error.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
    }

    [Fact]
    public void GetPossibleTransitions_AFieldThatChangesEveryMinute_Ends()
    {
        var (history, engine) = (new CustomerHistory(), Engine(EveryMinute(_ => 1m)));
        var move = Assert.Single(engine.GetPossibleTransitions(engine.Start(history, Start), history, Start));
        Assert.Equal((null, "often"), (move.At, move.Rule.Id));
    }

    [Fact]
    public void NextDue_PastTheYear9999_IsNever()
    {
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        var century = TimeSpan.FromDays(36_500);
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("late", x => x
            .Stage("a", declare: stage => stage.MinStay(century)).Stage("b")
            .Rule("age", rule => rule.From("a").To("b").WhenTimePasses().When(Fields.LastSeenAt.OlderThan(century)))
            .Rule(
                "held",
                rule => rule.From("a").To("b").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)).ConfirmFor(century).Cooldown(century))
            .Rule("event", rule => rule.From("a").To("b").On(EventTriggers.Visit))));
        var at = new DateTimeOffset(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var step = engine.Step(engine.Start(history, at), history, CustomerEvent.Visit(at.AddDays(1)), null, explanation);
        Assert.Equal(
            (null, null, SuppressionReason.MinStay), (step.State.NextDue, step.Suppressed.SuppressedUntil, step.Suppressed.Reason));
        Assert.Contains("next due never", step.State.ToString(), StringComparison.Ordinal);
        Assert.Contains("event -> b: suppressed by MinStay", explanation.ToString(), StringComparison.Ordinal);
        engine.Explain(step.State, history, DateTimeOffset.MaxValue, explanation);
        Assert.All(explanation.Rules.ToArray(), rule => Assert.Null(rule.NotBefore));
        Assert.NotEmpty(explanation.ToString());
        Assert.Empty(engine.GetPossibleTransitions(step.State, history, DateTimeOffset.MaxValue));
        Assert.Equal("a", engine.Advance(step.State, history, DateTimeOffset.MaxValue).Stage);
    }

    private static LifecycleEngine Engine(NumberField field, Action<TransitionRuleBuilder>? more = null) =>
        LifecycleEngine.Compile(LifecycleDefinition.Build("d", x => x.Stage("a", rank: 0).Stage("b").Rule("often", rule =>
        {
            rule.From("a").To("b").WhenTimePasses().When(field.AtLeast(2));
            more?.Invoke(rule);
        })));

    /// <summary>A number that may be another one each minute, and at one more instant.</summary>
    private static NumberField EveryMinute(Func<DateTimeOffset, decimal> read, DateTimeOffset? also = null) => CustomFields.Number(
        "minutes",
        (in Facts f) => read(f.AsOf),
        FieldTiming.Changing,
        (in Facts f) => also > f.AsOf && also < f.AsOf.AddMinutes(1) ? also : f.AsOf.AddMinutes(1));
}
