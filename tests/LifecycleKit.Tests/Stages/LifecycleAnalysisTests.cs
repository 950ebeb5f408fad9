using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Each kind of diagnostic, and near misses without a diagnostic.</summary>
public class LifecycleAnalysisTests
{
    private const EventTriggers Visit = EventTriggers.Visit;
    private static readonly DateTimeOffset Day = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Condition Never = Fields.OrderCount.LessThan(0);

    [Fact]
    public void UnreachableStage_WithoutRule_IsReported() => Assert.Equal(
        ["warning unreachable-stage at stages/c: No customer can reach 'c': no rule leads to it. Add a rule that leads to the stage, or remove the stage."],
        Texts(l => l.Stage("a").Stage("b").Stage("c").Rule("ab", On("a", "b")).Rule("ba", OnOther("b", "a")).Rule("ca", On("c", "a"))));

    [Fact]
    public void UnreachableStage_BehindARuleThatNeverHolds_IsReported() => Assert.Contains(
        "warning unreachable-stage at stages/b: No customer can reach 'b': 'ab' can never lead to it. Add a rule that leads to the stage, or remove the stage.",
        Texts(l => l.Stage("a").Stage("b").Rule("ab", On("a", "b", Never)).Rule("ba", OnOther("b", "a"))));

    [Fact]
    public void UnreachableStage_BehindAnotherOne_IsReported() => Assert.Equal(
        ["unreachable-stage at stages/b", "unreachable-stage at stages/c"],
        Ids(l => l.Stage("a").Stage("b").Stage("c").Stage("d").Rule("bc", On("b", "c")).Rule("cb", OnOther("c", "b"))
            .Rule("ad", On("a", "d")).Rule("da", OnOther("d", "a"))));

    [Fact]
    public void UnreachableStage_OfCustomersWhoFallBackToIt_IsNone() => Assert.Empty(
        Ids(l => l.Stage("a").Stage("b").FallBackTo("b").Rule("ba", On("b", "a")).Rule("ac", OnOther("a", "c")).Rule("ca", On("c", "a"))
            .Stage("c")));

    [Fact]
    public void DeadEnd_NotMarkedTerminal_IsReported() => Assert.Equal(
        ["warning dead-end at stages/b: Every customer who reaches 'b' stays there: no rule leads away. Mark the stage as terminal, or add a rule that leads away from it."],
        Texts(l => l.Stage("a").Stage("b").Rule("ab", On("a", "b"))));

    [Fact]
    public void DeadEnd_LeftByARuleThatNeverHolds_IsReported() => Assert.Equal(
        ["dead-end at stages/b", "never-holds at rules/ba/when"],
        Ids(l => l.Stage("a").Stage("b").Rule("ab", On("a", "b")).Rule("ba", OnOther("b", "a", Never))));

    [Fact]
    public void DeadEnd_MarkedTerminalOrUnreachable_IsNone() => Assert.Equal(
        ["unreachable-stage at stages/c"],
        Ids(l => l.Stage("a").Stage("b", declare: b => b.Terminal()).Stage("c").Rule("ab", On("a", "b"))));

    [Fact]
    public void NeverHolds_OfAContradiction_NamesIt() => Assert.Contains(
        "warning never-holds at rules/r/when: The condition of 'r' never holds: nothing is orders.count >= 4 and orders.count < 3. "
        + "Fix the condition, or remove the rule.",
        Texts(Cycle(On("a", "b", Fields.OrderCount.AtLeast(4) & Fields.OrderCount.LessThan(3)))));

    [Fact]
    public void NeverHolds_InAStageThatTheConditionExcludes_NamesTheStage() => Assert.Equal(
        [
            "warning never-holds at rules/r/when: The condition of 'r' never holds in 'b': nothing is stage.current = \"a\" and in the stage \"b\". "
            + "Remove the stage from the rule's sources, or fix the condition.",
        ],
        Texts(l => Cycle(r => r.From("a", "b").To("c").On(EventTriggers.Review).When(StageFields.Current.EqualTo("a")))(l)
            .Stage("c").Rule("ca", OnOther("c", "a")).Rule("ab", On("a", "b"))));

    [Fact]
    public void NeverHolds_OfConditionsThatCanHold_IsNone() => Assert.Empty(
        Ids(Cycle(
            On("a", "b",
                StageFields.Current.EqualTo("a") & Fields.OrderCount.Between(1, 1) & Condition.Predicate("code", (in Facts _) => true)))));

    [Theory]
    [InlineData("Champion", "Did you mean 'Champions'?")]
    [InlineData(
        "x", "Name one of: Engaged Visitors, Loyal Visitors, First-time Customers, Recent, Promising, Potential Loyalists, Loyal, Champions, Cannot-lose, At Risk, Falling Asleep.")]
    public void UnknownValue_OfASegment_IsAnError(string segment, string suggestion) => Assert.Equal(
        [$"error unknown-value at rules/r/when: 'segment' is never \"{segment}\". {suggestion}"],
        Errors(Cycle(On("a", "b", SegmentFields.Segment.NotEqualTo(segment)))));

    [Fact]
    public void UnknownValue_OfAStageOrPhase_IsAnError() => Assert.Equal(
        [
            "error unknown-value at rules/r/when: 'stage.current' is never \"A\". Did you mean 'a'?",
            "error unknown-value at rules/r/when: 'phase' is never \"retention\". Did you mean 'Retention'?",
        ],
        Errors(Cycle(On("a", "b", StageFields.Current.In("A", "b") | SegmentFields.Phase.EqualTo("retention")))));

    [Fact]
    public void EmptySegment_OfScoresThatItsCellsExclude_IsReported() => Assert.Contains(
        "warning empty-segment at rules/r/when: The condition of 'r' never holds: no customer of the map 'FivePhase' is segment = \"Champions\" and rfm.r <= 3. "
        + "Fix the condition, or remove the rule.",
        Texts(Cycle(On("a", "b", SegmentFields.Segment.EqualTo("Champions") & Fields.RecencyScore.AtMost(3)))));

    [Fact]
    public void EmptySegment_OfAlternativesOfWhichOneIsPossible_IsNone() => Assert.Empty(
        Ids(Cycle(
            On("a", "b",
                SegmentFields.Segment.In("Champions", "Recent") & Fields.RecencyScore.AtLeast(4) & Fields.FrequencyScore.AtMost(2)))));

    [Theory]
    [InlineData(5, 5, 0, true)]
    [InlineData(6, 5, 0, false)]
    [InlineData(5, 0, 5, true)]
    [InlineData(6, 0, 5, false)]
    public void NeverDue_OfAStayLongerThanTheCondition_IsReported(int within, int minStay, int confirm, bool isReported)
    {
        var ids = Ids(l => l.Stage("a", declare: a => Stay(a, minStay)).Stage("b").Rule("ba", OnOther("b", "a")).Rule("r", r =>
        {
            r.From("a").To("b").WhenTimePasses()
                .When(StageFields.EnteredAt.Within(TimeSpan.FromDays(within)) & Fields.VisitCount.AtLeast(1));
            if (confirm > 0) r.ConfirmFor(TimeSpan.FromDays(confirm));
        }));
        Assert.Equal(isReported, ids.Contains("never-due at rules/r/when"));
        Assert.Equal(isReported, ids.Contains("dead-end at stages/a"));
    }

    [Theory]
    [InlineData(10, 14, 4, true)]
    [InlineData(10, 15, 4, false)]
    public void NeverDue_OfAnAgeThatPassesBeforeItIsConfirmed_IsReported(int older, int within, int confirm, bool isReported) =>
        Assert.Equal(
            isReported,
            Ids(Cycle(r => r.From("a").To("b").WhenTimePasses().ConfirmFor(TimeSpan.FromDays(confirm)).When(
                Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(older)) & Fields.FirstSeenAt.Within(TimeSpan.FromDays(within)))))
                .Contains("never-due at rules/r/when"));

    /// <summary>A new order renews the age, so that the condition can hold for any time.</summary>
    [Fact]
    public void NeverDue_OfAnAgeThatEventsRenew_IsNone() => Assert.Empty(Ids(Cycle(r => r.From("a").To("b").WhenTimePasses()
        .ConfirmFor(TimeSpan.FromDays(10)).When(Fields.LastOrderAt.Within(TimeSpan.FromDays(5))))));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void NeverDue_OfDatesThatTheConditionIsPast_IsReported(int ticks, bool isReported) => Assert.Equal(
        isReported,
        Ids(Cycle(r => r.From("a").To("b").WhenTimePasses().Effective(until: Day.AddDays(30).AddTicks(ticks))
            .When(Fields.FirstSeenAt.OnOrAfter(Day) & Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(30)))))
                .Contains("never-due at rules/r/when"));

    [Fact]
    public void NeverDue_OfDatesThatBeginAfterTheCondition_IsReported() => Assert.Contains(
        "warning never-due at rules/r/when: 'r' never fires from 'a'. Its condition can hold only before EffectiveFrom. Shorten MinStay or ConfirmFor, change the dates, or widen the condition.",
        Texts(Cycle(r => r.From("a").To("b").On(Visit).Effective(from: Day.AddDays(30))
            .When(Fields.LastOrderAt.Before(Day) & Fields.LastOrderAt.Within(TimeSpan.FromDays(30))))));

    [Fact]
    public void ShadowedRule_TriedAfterAWiderOne_IsReported() => Assert.Contains(
        "warning shadowed-rule at rules/r: 'r' is always shadowed by 'first': tried earlier, and true whenever it is true. "
        + "Give it a higher priority, narrow the condition of the other rule, or remove it.",
        Texts(l => Cycle(On("a", "b", Fields.OrderCount.AtLeast(4)))(l)
            .Rule("first", r => r.From("a").To("b").On(Visit | EventTriggers.Review).When(Fields.OrderCount.AtLeast(2)).Priority(1))));

    [Theory]
    [InlineData(2, 4, Visit, 0, 0, false)]
    [InlineData(4, 2, EventTriggers.Review, 0, 0, false)]
    [InlineData(4, 2, Visit, 5, 0, false)]
    [InlineData(4, 2, Visit, 0, 5, false)]
    [InlineData(4, 2, Visit, 0, 0, true)]
    public void ShadowedRule_ThatCanStillFire_IsNone(int count, int first, EventTriggers on, int cooldown, int untilDay, bool isReported) =>
        Assert.Equal(
            isReported,
            Ids(l => Cycle(On("a", "b", Fields.OrderCount.AtLeast(count)))(l).Rule("first", r =>
            {
                r.From("a").To("b").On(on).When(Fields.OrderCount.AtLeast(first)).Priority(1);
                if (cooldown > 0) r.Cooldown(TimeSpan.FromDays(cooldown));
                if (untilDay > 0) r.Effective(until: Day.AddDays(untilDay));
            })).Contains("shadowed-rule at rules/r"));

    [Theory]
    [InlineData(90, 90, 0, 0, true)]
    [InlineData(90, 100, 0, 0, true)]
    [InlineData(100, 90, 0, 0, false)]
    [InlineData(90, 90, 3, 0, false)]
    [InlineData(90, 90, 3, 3, true)]
    public void ShadowedRule_TimeBased_NeedsOneThatIsNotSlower(int first, int second, int firstConfirm, int secondConfirm, bool isReported)
    {
        Assert.Equal(isReported, Ids(l => Cycle(r => Declare(r, second, secondConfirm, "b"))(l)
            .Stage("c").Rule("ca", OnOther("c", "a")).Rule("first", r => Declare(r.Priority(1), first, firstConfirm, "c")))
                .Contains("shadowed-rule at rules/r"));

        static void Declare(TransitionRuleBuilder rule, int days, int confirm, string to)
        {
            rule.From("a").To(to).WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)));
            if (confirm > 0) rule.ConfirmFor(TimeSpan.FromDays(confirm));
        }
    }

    [Fact]
    public void ShadowedRule_ShadowedInSomeStagesOnly_IsAGeneralRuleWithExceptions() => Assert.Empty(
        Ids(l => l.Stage("a").Stage("b").Stage("c").Rule("z-any", r => r.FromAny().To("c").On(EventTriggers.OrderPlaced))
            .Rule("exception", r => r.From("a").To("b").On(EventTriggers.OrderPlaced).Priority(1)).Rule("back", OnOther("c", "a"))));

    [Fact]
    public void Overlap_OfOnePriority_NamesAnExample() => Assert.Equal(
        [
            "warning overlap at rules/s/priority: From 'a' on Visit 'r' leads to 'b' and 's' to 'c', and both hold at orders.count = 4. "
            + "They have the same priority, so the ids decide: 'r' wins. Give one rule a higher priority, or make the conditions exclude each other.",
        ],
        Texts(Fork(Fields.OrderCount.AtLeast(4), Fields.OrderCount.AtLeast(2))));

    [Fact]
    public void Overlap_OfWhatExcludesEachOtherOrIsNotCertain_IsNone()
    {
        Assert.Empty(Ids(Fork(Fields.OrderCount.AtLeast(4), Fields.OrderCount.Between(2, 3))));
        Assert.Empty(Ids(Fork(Fields.OrderCount.AtLeast(4), Fields.OrderCount.AtLeast(2), priority: 1)));
        Assert.Empty(Ids(Fork(Fields.OrderCount.AtLeast(4), Condition.Predicate("code", (in Facts _) => true))));
        Assert.Empty(Ids(Fork(Fields.MonetaryScore.EqualTo(1), Fields.NetRevenue.AtLeast(1_000))));
        Assert.Empty(Ids(Fork(Fields.OrderCount.AtLeast(4), Fields.OrderCount.AtLeast(2), on: EventTriggers.Review)));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void Overlap_TimeBased_NeedsTheSameAge(int days, bool isReported) => Assert.Equal(
        isReported,
        Ids(l => Cycle(
            r => r.From("a").To("b").WhenTimePasses()
                .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90)) & Fields.OrderCount.AtLeast(3)))(l)
            .Stage("c").Rule("ca", OnOther("c", "a"))
            .Rule(
                "s", r => r.From("a").To("c").WhenTimePasses()
                    .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)) & Fields.OrderCount.AtLeast(2))))
            .Contains("overlap at rules/s/priority"));

    [Fact]
    public void FlappingPair_OnACommonEvent_IsReported() => Assert.Equal(
        [
            "warning flapping-pair at rules/ba: Customers move back and forth between 'a' and 'b': 'ab' leads there and 'ba' back, and both hold at visits.count = 3. "
            + "Make the conditions exclude each other, or set MinStay, Cooldown or ConfirmFor.",
        ],
        Texts(
            l => l.Stage("a").Stage("b").Rule("ab", On("a", "b", Fields.VisitCount.AtLeast(3)))
                .Rule("ba", On("b", "a", Fields.VisitCount.AtLeast(2)))));

    [Theory]
    [InlineData(90, 100, true)]
    [InlineData(90, 90, false)]
    public void FlappingPair_TimeBased_NeedsAgesThatMeet(int older, int within, bool isReported) => Assert.Equal(
        isReported,
        Ids(l => l.Stage("a").Stage("b")
            .Rule("ab", r => r.From("a").To("b").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(older))))
            .Rule("ba", r => r.From("b").To("a").WhenTimePasses().When(Fields.LastOrderAt.Within(TimeSpan.FromDays(within))))).Any());

    [Fact]
    public void FlappingPair_OfAnEventAndTime_TakesTheEventForFresh()
    {
        var back = Fields.LastSeenAt.OlderThan(TimeSpan.FromDays(90));
        Assert.Empty(Mixed(Visit, back));
        Assert.Empty(Mixed(EventTriggers.OrderPlaced, Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(365))));
        Assert.Equal(["flapping-pair at rules/ba"], Mixed(EventTriggers.MessageSent, back));
        Assert.Equal(["flapping-pair at rules/ba"], Mixed(Visit, Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(365))));

        static IReadOnlyList<string> Mixed(EventTriggers on, Condition back) => Ids(l => l.Stage("a").Stage("b")
            .Rule("ab", r => r.From("a").To("b").On(on)).Rule("ba", r => r.From("b").To("a").WhenTimePasses().When(back)));
    }

    [Fact]
    public void FlappingPair_WithSomethingThatHolds_IsNone()
    {
        var day = TimeSpan.FromDays(1);
        Assert.Empty(Ids(l => l.Stage("a", declare: a => a.MinStay(day)).Stage("b").Rule("ab", On("a", "b")).Rule("ba", On("b", "a"))));
        Assert.Empty(
            Ids(l => l.Stage("a").Stage("b").Rule("ab", On("a", "b")).Rule("ba", r => r.From("b").To("a").On(Visit).Cooldown(day))));
        Assert.Empty(
            Ids(l => l.Stage("a").Stage("b").Rule("ab", On("a", "b")).Rule("ba", On("b", "a", StageFields.EnteredAt.OlderThan(day)))));
        Assert.Empty(Ids(l => l.Stage("a").Stage("b").Rule("ab", On("a", "b")).Rule("ba", OnOther("b", "a"))));
    }

    [Fact]
    public void WarningsAsErrors_WithAWarning_RefusesTheLifecycle() => Assert.Equal(
        ["warning dead-end at stages/only: Every customer who reaches 'only' stays there: no rule leads away. Mark the stage as terminal, or add a rule that leads away from it."],
        Errors(l => l.Stage("only").WarningsAsErrors()));

    private static void Stay(StageBuilder stage, int days)
    {
        if (days > 0) stage.MinStay(TimeSpan.FromDays(days));
    }

    private static Action<TransitionRuleBuilder> On(string from, string to, Condition? when = null) => Rule(from, to, Visit, when);

    /// <summary>Declares a rule on its own event, so that it makes no pair with other rules.</summary>
    private static Action<TransitionRuleBuilder> OnOther(string from, string to, Condition? when = null) =>
        Rule(from, to, EventTriggers.Custom, when);

    private static Action<TransitionRuleBuilder> Rule(string from, string to, EventTriggers on, Condition? when) => rule =>
    {
        rule.From(from).To(to).On(on);
        if (when is not null) rule.When(when);
    };

    /// <summary>Declares the rule r from a to b, and a rule back on its own event.</summary>
    private static Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> Cycle(Action<TransitionRuleBuilder> rule) =>
        lifecycle => lifecycle.Stage("a").Stage("b").Rule("r", rule).Rule("ba", r => r.From("b").To("a").On(EventTriggers.CaseClosed)
            .Cooldown(TimeSpan.FromDays(1)));

    private static Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> Fork(
        Condition one, Condition other, int priority = 0, EventTriggers on = Visit) =>
        lifecycle => Cycle(On("a", "b", one))(lifecycle).Stage("c").Rule("ca", OnOther("c", "a"))
            .Rule("s", r => r.From("a").To("c").On(on).When(other).Priority(-priority));

    private static IReadOnlyList<Diagnostic> Warnings(Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> declare) =>
        LifecycleDefinition.Build("x", l => declare(l)).Warnings;

    private static IReadOnlyList<string> Texts(Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> declare) =>
        [.. Warnings(declare).Select(diagnostic => diagnostic.ToString())];

    private static IReadOnlyList<string> Ids(Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> declare) =>
        [.. Warnings(declare).Select(diagnostic => $"{diagnostic.Id} at {diagnostic.Path}")];

    private static IReadOnlyList<string> Errors(Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> declare) =>
        [.. Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("x", l => declare(l))).Diagnostics
            .Select(diagnostic => diagnostic.ToString())];
}
