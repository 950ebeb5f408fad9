using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>What a lifecycle asks: its triggers, comparisons and lengths of time.</summary>
internal sealed class DefinitionFacts
{
    /// <summary>The beginning of the names of lead scores.</summary>
    public const string Scores = "score.";

    /// <summary>The days after which an event no longer counts in a lead score.</summary>
    private static readonly TimeSpan ScoredDays = TimeSpan.FromDays(400);

    private static readonly string[] PairsOfWindows = [".previous", ".growth"];

    public DefinitionFacts(LifecycleDefinition definition)
    {
        Definition = definition;
        Leaves = ConditionLeaf.Of(definition);
        Compared = ConditionLeaf.ComparedIn(definition);
        Triggers = definition.Rules.Aggregate(EventTriggers.None, (all, rule) => all | rule.On);
        Lengths =
        [
            .. Leaves.Select(leaf => leaf.Length).OfType<TimeSpan>()
                .Concat(Leaves.SelectMany(leaf => WindowsOf(leaf.Name)))
                .Concat(Compared.Select(one => one.Offset?.Duration()).OfType<TimeSpan>())
                .Concat(definition.Stages.Select(stage => stage.MinStay))
                .Concat(definition.Rules.SelectMany(rule => (TimeSpan[])[rule.Cooldown, rule.ConfirmFor]))
                .Where(length => length > TimeSpan.Zero).Distinct().Order(),
        ];
    }

    public LifecycleDefinition Definition { get; }

    public IReadOnlyList<ConditionLeaf> Leaves { get; }

    /// <summary>The comparisons of fields with other fields.</summary>
    public IReadOnlyList<ComparedFields> Compared { get; }

    /// <summary>The triggers of all rules.</summary>
    public EventTriggers Triggers { get; }

    /// <summary>Every length of time in the definition, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Lengths { get; }

    /// <summary>Whether a trigger belongs to a rule, or a comparison is about one of some fields.</summary>
    public bool Needs(EventTriggers trigger, params ReadOnlySpan<string> fields)
    {
        if ((Triggers & trigger) != 0) return true;
        foreach (var field in fields)
        {
            if (Asks(field)) return true;
        }

        return false;
    }

    /// <summary>Whether a comparison is about a field, or about one whose name begins so when the text ends with a dot.</summary>
    public bool Asks(string field) => About(field).Any();

    /// <summary>The comparisons about a field, or about those whose names begin so when the text ends with a dot.</summary>
    public IEnumerable<ConditionLeaf> About(string field) => Leaves.Where(leaf => leaf.Operator != "predicate" && (field.EndsWith('.')
        ? leaf.Name.StartsWith(field, StringComparison.Ordinal)
        : string.Equals(leaf.Name, field, StringComparison.Ordinal)));

    /// <summary>The ids of the rules that a trigger concerns.</summary>
    public IReadOnlySet<string> RulesOn(EventTriggers trigger) =>
        Definition.Rules.Where(rule => (rule.On & trigger) != 0).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The window of a field such as <c>orders.last365d</c> or <c>revenue.previous365d</c>; null for other fields.</summary>
    public static TimeSpan? WindowOf(string field)
    {
        if (field.StartsWith(Scores, StringComparison.Ordinal)) return ScoredDays;
        foreach (var part in (string[])[".last", .. PairsOfWindows])
        {
            var at = field.IndexOf(part, StringComparison.Ordinal);
            if (at >= 0) return DurationText.Read(field[(at + part.Length)..]);
        }

        return null;
    }

    /// <summary>Whether a field reads the window before its window too.</summary>
    public static bool ReadsTheWindowBefore(string field) =>
        Array.Exists(PairsOfWindows, part => field.Contains(part, StringComparison.Ordinal)) && WindowOf(field) is not null;

    /// <summary>The ages at which an event leaves what a field counts.</summary>
    private static IEnumerable<TimeSpan> WindowsOf(string field)
    {
        if (WindowOf(field) is not { } window) return [];
        return ReadsTheWindowBefore(field) ? [window, window + window] : [window];
    }
}
