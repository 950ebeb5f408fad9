using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>The steps that the rules of a lifecycle ask for.</summary>
internal static class DerivedSteps
{
    /// <summary>Beginnings of the names of fields for which the steps below exist, or which need none.</summary>
    private static readonly string[] Known =
    [
        "orders.", "revenue.", "firstOrderAt", "lastOrderAt", "firstSeenAt", "lastSeenAt", "visits.", "visit.", "cart.", "referr",
        "reviews.", "nps.", "csat.", "messages.", "cases.", "subscriptions.", "contact.", "rfm.", "segment", "phase", "clv.", "stage.",
        "trait.", "event.", "customEvents.", "products.", "categories.", "deals.", "account.", DefinitionFacts.Scores,
    ];

    /// <summary>Returns the steps, in a fixed order.</summary>
    public static IReadOnlyList<ExplorationStep> Of(LifecycleEngine engine, DefinitionFacts facts) =>
    [
        .. OrderSteps.Of(engine, facts), .. ActivitySteps.Of(facts), .. OpinionSteps.Of(facts), .. DealSteps.Of(facts),
        .. AccountSteps.Of(facts),
        .. OwnSteps.Of(facts), .. Pauses(facts),
    ];

    /// <summary>Returns the fields and predicates for which there are no steps, in ordinal order.</summary>
    public static IEnumerable<string> Unknown(DefinitionFacts facts) => facts.Leaves
        .Where(leaf => leaf.Operator == "predicate" || !Known.Any(known => leaf.Name.StartsWith(known, StringComparison.Ordinal)))
        .Select(leaf => leaf.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>
    /// Lengths of time that set two fields apart, or move what happened from a window into the one before; a rule that cannot become due
    /// asks for none, and its fields may be those of later events.
    /// </summary>
    private static IEnumerable<TimeSpan> Apart(DefinitionFacts facts)
    {
        foreach (var one in facts.Compared)
        {
            if (one.Offset is { } offset) yield return offset.Duration();
            foreach (var field in (string[])[one.Left, one.Right])
            {
                if (DefinitionFacts.WindowOf(field) is { } window) yield return window;
            }
        }

        foreach (var leaf in facts.Leaves)
        {
            if (DefinitionFacts.ReadsTheWindowBefore(leaf.Name)) yield return DefinitionFacts.WindowOf(leaf.Name)!.Value;
            if (leaf.Operator != ConditionLeaf.FieldOperator || !ComparedFields.IsOfDays(leaf.Name)) continue;
            foreach (var days in leaf.HelpfulNumbers().Where(days => days is > 0 and < 36_500))
                yield return TimeSpan.FromDays((double)days);
        }
    }

    /// <summary>Time passes until a rule is due, and for as long as a rule on events asks.</summary>
    private static IEnumerable<ExplorationStep> Pauses(DefinitionFacts facts)
    {
        if (facts.Definition.Rules.Any(rule => rule.IsTimeBased)) yield return ExplorationStep.WaitUntilDue;
        var asked = facts.Leaves.Where(leaf => leaf.On != EventTriggers.None).Select(leaf => leaf.Length).OfType<TimeSpan>();
        var held = facts.Definition.Stages.Select(stage => stage.MinStay).Concat(facts.Definition.Rules.Select(rule => rule.Cooldown));
        foreach (var length in asked.Concat(held).Concat(Apart(facts)).Where(length => length > TimeSpan.Zero).Distinct().Order())
            yield return ExplorationStep.Wait(length);

        var instants = facts.Definition.Rules.SelectMany(rule => (DateTimeOffset?[])[rule.EffectiveFrom, rule.EffectiveUntil]);
        foreach (var instant in instants.OfType<DateTimeOffset>().Distinct().Order())
        {
            yield return ExplorationStep.Create(
                FormattableString.Invariant($"wait until {instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
                timeline => timeline.Now < instant ? timeline.At(instant) : null);
        }
    }
}
