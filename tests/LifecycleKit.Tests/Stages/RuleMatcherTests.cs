using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The choice of a rule, with and without an explanation.</summary>
public class RuleMatcherTests
{
    private static readonly EngineParts Parts = new(Days.Day(0), x => x
        .Stage("a", declare: stage => stage.MinStay(TimeSpan.FromDays(1))).Stage("b").Stage("c")
        .Rule("1 false", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(Fields.OrderCount.AtLeast(1)))
        .Rule("2 unknown", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(Fields.LastNps.AtLeast(1)))
        .Rule("3 over", rule => rule.From("a").To("b").On(EventTriggers.Visit).Effective(until: Days.Day(-1)))
        .Rule("4 match", rule => rule.From("a").To("c").On(EventTriggers.Visit | EventTriggers.Review))
        .Rule("5 behind", rule => rule.From("a").To("b").On(EventTriggers.Visit))
        .Rule("6 other", rule => rule.From("a").To("b").On(EventTriggers.Custom)));

    [Fact]
    public void FirstMatch_OfRulesInTheirOrder_IsTheFirstThatIsTrueAndNotSuppressed()
    {
        var (match, suppressed, outcomes) = Match(day: 1, EventTriggers.Visit);
        Assert.Equal(("4 match", null), (match, suppressed));
        Assert.Equal(
            [RuleOutcome.False, RuleOutcome.Unknown, RuleOutcome.NotEffective, RuleOutcome.Matched, RuleOutcome.NotTried], outcomes);
    }

    [Fact]
    public void FirstMatch_OfSuppressedRules_ReportsTheFirst()
    {
        var (match, suppressed, outcomes) = Match(day: 0.5, EventTriggers.Review | EventTriggers.Custom);
        Assert.Equal((null, "4 match"), (match, suppressed));
        Assert.Equal([RuleOutcome.Suppressed, RuleOutcome.Suppressed], outcomes);
    }

    private static (string? Match, string? Suppressed, RuleOutcome[] Outcomes) Match(double day, EventTriggers triggers)
    {
        var buffer = Parts.Armed();
        buffer.AnchorTicks = Days.Day(day).UtcTicks;
        var facts = Parts.Facts(buffer);
        var (slots, suppressed) = (default(FactSlots), default(Suppression));
        var match = Parts.Matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed);

        var (explanation, explained) = (new Explanation(), default(Suppression));
        slots.Clear();
        Assert.Equal(match, Parts.Matcher.FirstMatch(buffer, facts, ref slots, triggers, ref explained, explanation));
        Assert.Equal(suppressed, explained);
        return (match?.Rule.Id, suppressed.Rule, Array.ConvertAll(explanation.Rules.ToArray(), result => result.Outcome));
    }
}
