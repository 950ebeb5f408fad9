using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>Generated customers never do anything that the analysis reports as impossible.</summary>
public class AnalysisLawTests
{
    private static readonly string[] StageIds = ["s0", "s1", "s2"];

    /// <summary>Combinations of two or three conditions, which mostly contradict themselves.</summary>
    private static Gen<Question> Crowded { get; } =
        from count in Gen.Choose(2, 3)
        from parts in Gen.ArrayOf(Gen.OneOf(QuestionGen.TimeBased, QuestionGen.OnEvent), count)
        select (Question)new AllQuestion(parts);

    private static Gen<LifecycleCase> CrowdedCases { get; } =
        from x in LifecycleGen.WithLateEvents
        from more in Gen.ArrayOf(QuestionGen.TimeBased, x.Lifecycle.Rules.Count)
        from which in Gen.ArrayOf(Gen.Elements(true, false), x.Lifecycle.Rules.Count)
        select x with
        {
            Lifecycle = x.Lifecycle with
            {
                Rules = [.. x.Lifecycle.Rules.Select((rule, i) =>
                    rule.When is { } when && which[i] ? rule with { When = new AllQuestion([when, more[i]]) } : rule)],
            },
        };

    [Fact]
    public void IsEmpty_OfAnyCondition_MeansThatItIsNeverTrue()
    {
        var (empty, asked) = (0, 0);
        Law.Holds(
            from question in Crowded from beginning in StoryGen.Beginning from events in StoryGen.InOrder(beginning)
                from zone in Gen.Elements(Days.Zones.AsEnumerable())
            select (question, events, zone),
            law =>
            {
                var condition = law.question.ToCondition();
                var region = ConditionRegion.Of(condition);
                var opposite = ConditionRegion.Of(!condition);
                if (!region.IsEmpty && !opposite.IsEmpty) return;
                empty++;
                var history = new CustomerHistory();
                foreach (var e in law.events)
                {
                    history.Apply(e);
                    for (var day = 0; day < 40; day += 3)
                    {
                        foreach (var stage in StageIds)
                        {
                            var at = e.At.UtcTicks + day * TimeSpan.TicksPerDay / 2;
                            var facts = new Facts(
                                history, GivenScores.Context(law.zone), at, in e, StageFields.Attach(stage, e.At.UtcTicks));
                            var truth = condition.Evaluate(facts);
                            Assert.False(region.IsEmpty && truth == Truth.True, $"{condition} is true.");
                            Assert.False(opposite.IsEmpty && truth == Truth.False, $"{condition} is false.");
                            asked++;
                        }
                    }
                }
            },
            count: 5_500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{empty} empty conditions, asked {asked} times.");
        Assert.True(empty > 200 && asked > 20_000, $"The cases say too little: {empty} empty, {asked} asked.");
    }

    [Fact]
    public void IsWithin_OfAnyTwoConditions_IsAnImplication()
    {
        var (within, held) = (0, 0);
        Law.Holds(
            from one in QuestionGen.TimeBased from other in QuestionGen.TimeBased from mix in Gen.Elements(true, true, false)
            from beginning in StoryGen.Beginning from events in StoryGen.InOrder(beginning)
            select (one: mix ? new AllQuestion([one, other]) : one, other, events),
            law =>
            {
                var (narrow, wide) = (law.one.ToCondition(), law.other.ToCondition());
                if (!ConditionRegion.Of(narrow).IsWithin(ConditionRegion.Of(wide))) return;
                within++;
                var history = new CustomerHistory();
                foreach (var e in law.events)
                {
                    history.Apply(e);
                    for (var day = 0; day < 30; day += 5)
                    {
                        var facts = new Facts(
                            history, GivenScores.Context(TimeZoneInfo.Utc), e.At.UtcTicks + day * TimeSpan.TicksPerDay, in e,
                            StageFields.Attach("s0", e.At.UtcTicks));
                        if (narrow.Evaluate(facts) != Truth.True) continue;
                        held++;
                        Assert.Equal(Truth.True, wide.Evaluate(facts));
                    }
                }
            },
            count: 2_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{within} implications; the narrow condition held {held} times.");
        Assert.True(within > 200 && held > 2_000, $"The cases say too little: {within} implications, held {held} times.");
    }

    [Fact]
    public void Warnings_OfAnyLifecycle_AreBorneOutByItsCustomers()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Law.Holds(CrowdedCases, Check, count: 4_000, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}")));
        string[] kinds = [DiagnosticIds.UnreachableStage, DiagnosticIds.DeadEnd, DiagnosticIds.NeverHolds, DiagnosticIds.ShadowedRule];
        Assert.All(kinds, kind => Assert.True(counts[kind] > 100, $"The cases say too little: {counts[kind]} {kind}."));

        void Check(LifecycleCase x)
        {
            var definition = x.Lifecycle.ToDefinition();
            if (definition.Warnings.Count == 0) return;
            var run = new LiveRun(LifecycleEngine.Compile(definition, GivenScores.Context(x.Zone)), x.Start);
            foreach (var e in x.Events) run.Step(e);
            run.Advance(x.End);
            foreach (var warning in definition.Warnings)
            {
                counts[warning.Id] = counts.GetValueOrDefault(warning.Id) + 1;
                var name = warning.Path.Split('/').ElementAtOrDefault(1) ?? string.Empty;
                switch (warning.Id)
                {
                    case DiagnosticIds.UnreachableStage:
                        Assert.DoesNotContain(run.Transitions, move => move.To == name);
                        break;
                    case DiagnosticIds.DeadEnd:
                        Assert.DoesNotContain(run.Transitions, move => move.From == name);
                        break;
                    case DiagnosticIds.NeverHolds or DiagnosticIds.EmptySegment or DiagnosticIds.NeverDue:
                        Assert.DoesNotContain(run.Transitions, move => move.Rule == name && IsNamed(warning, move.From));
                        break;
                    case DiagnosticIds.ShadowedRule:
                        Assert.All(
                            Enumerable.Range(0, run.Transitions.Count).Where(i => run.Transitions[i].Rule == name),
                            i => AssertWinnerWasClosed(x, run, definition, i));
                        break;
                    default:
                        Assert.Contains(definition.Rules, rule => rule.Id == name);
                        break;
                }
            }
        }
    }

    private static bool IsNamed(Diagnostic warning, string stage) =>
        !(warning.Message.Contains(" never holds in ", StringComparison.Ordinal)
            || warning.Message.Contains(" never fires from ", StringComparison.Ordinal))
        || warning.Message.Contains($"'{stage}'", StringComparison.Ordinal);

    /// <summary>
    /// A shadowed rule fires only when the shadowing rule is suppressed, because its target was entered at the same instant.
    /// </summary>
    private static void AssertWinnerWasClosed(LifecycleCase x, LiveRun run, LifecycleDefinition definition, int i)
    {
        var move = run.Transitions[i];
        var entries = run.Transitions.Take(i).Select(entry => (entry.To, entry.EffectiveAt)).Append((definition.InitialStage.Id, x.Start));
        var fired = definition.Rules.Single(rule => rule.Id == move.Rule);
        Assert.Contains(entries, entry => definition.Rules.Any(rule =>
            rule.To.Id == entry.Item1 && rule.From.Any(from => from.Id == move.From) && TransitionRule.CompareOrder(rule, fired) < 0));
    }
}
