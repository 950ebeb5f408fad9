using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>One comparison in the condition of a rule, as the definition writes it.</summary>
/// <param name="On">The triggers of the rule; none for a time-based rule.</param>
/// <param name="Name">The name of the field, or of the predicate.</param>
/// <param name="Operator">The operator as in JSON; <c>predicate</c> for a predicate, <c>field</c> for a comparison with another
/// field.</param>
/// <param name="Values">What the field is compared with; for a comparison with another field, numbers on both sides of what makes it
/// hold.</param>
/// <param name="IsNegated">Whether the comparison must fail for the condition to hold.</param>
internal sealed record ConditionLeaf(
    EventTriggers On, string Name, string Operator, IReadOnlyList<string> Values, bool IsNegated)
{
    /// <summary>The operator of a comparison with another field.</summary>
    public const string FieldOperator = "field";

    /// <summary>The length of time that the field is compared with; null when the comparison is not about a length.</summary>
    public TimeSpan? Length => Operator is "olderThan" or "within" ? DurationText.Read(Values[0]) : null;

    /// <summary>Whether the field is compared with an instant.</summary>
    public bool IsOfAnInstant => Operator is "gt" or "gte" or "lt" or "lte" or "between" && !Values.Any(value => Number(value) is not null);

    /// <summary>Returns the comparisons of fields with other fields, in the order of the rules.</summary>
    public static IReadOnlyList<ComparedFields> ComparedIn(LifecycleDefinition definition)
    {
        var options = definition.ToOptions();
        return
        [
            .. definition.Rules.SelectMany(rule => Leaves(options.Rules[rule.Id].When, isNegated: false)
                .Select(leaf => leaf.When.Field is null ? null : ComparedFields.Of(leaf.When, rule.On, leaf.IsNegated)))
                .OfType<ComparedFields>(),
        ];
    }

    /// <summary>Returns the comparisons of all rules, in the order of the rules.</summary>
    public static IReadOnlyList<ConditionLeaf> Of(LifecycleDefinition definition)
    {
        var options = definition.ToOptions();
        return
        [
            .. definition.Rules.SelectMany(rule => Leaves(options.Rules[rule.Id].When, isNegated: false)
                .SelectMany(leaf => Of(leaf.When, rule.On, leaf.IsNegated)))
                .SelectMany(leaf => (ConditionLeaf[])[leaf, .. PartsOf(leaf, options)]),
        ];
    }

    /// <summary>Numbers for which the comparison helps the condition to hold, smallest first.</summary>
    public IEnumerable<decimal> HelpfulNumbers()
    {
        decimal[] values = [.. Values.Select(Number).OfType<decimal>().Order()];
        if (values.Length == 0 || Operator == "startsWith") return [];
        if (Operator == FieldOperator) return values;
        return (Operator, IsNegated) switch
        {
            ("gte" or "eq" or "lte", false) or ("gt" or "ne", true) or ("lt", true) => [values[0]],
            ("gt" or "ne", false) or ("lte" or "eq", true) => [values[0] + 1],
            ("lt", false) or ("gte", true) => [values[0] - 1],
            ("between", false) => [values[0]],
            ("in", false) or ("notIn", true) => values,
            _ => [values[^1] + 1],
        };
    }

    /// <summary>Returns the number that a text of a definition is; null for another text.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Returns the fields whose events give points to a lead score, as if the score were compared with them.</summary>
    private static IEnumerable<ConditionLeaf> PartsOf(ConditionLeaf leaf, LifecycleDefinitionOptions options)
    {
        if (!leaf.Name.StartsWith(DefinitionFacts.Scores, StringComparison.Ordinal)) yield break;
        if (options.Scores?.GetValueOrDefault(leaf.Name[DefinitionFacts.Scores.Length..]) is not { } score) yield break;
        if (score.Visit > 0 || score.EngagedVisit > 0) yield return Part("visits.engaged");
        if (score.MessageOpened > 0) yield return Part("messages.opened");
        if (score.MessageClicked > 0) yield return Part("messages.clicked");
        if (score.ContactCaptured > 0) yield return Part("contact.email");
        foreach (var name in score.CustomEvents?.Keys ?? Enumerable.Empty<string>())
            yield return Part(Fields.CustomEventCount(name).Name);

        ConditionLeaf Part(string field) => leaf with { Name = field, Operator = FieldOperator, Values = [] };
    }

    /// <summary>Returns the leaves of a condition in the order of writing, and whether each must fail for the condition to hold.</summary>
    private static IEnumerable<(ConditionOptions When, bool IsNegated)> Leaves(ConditionOptions? when, bool isNegated)
    {
        if (when is null) return [];
        if (when.Not is { } not) return Leaves(not, !isNegated);
        return (when.All ?? when.Any) is { } parts ? parts.SelectMany(part => Leaves(part, isNegated)) : [(when, isNegated)];
    }

    private static IEnumerable<ConditionLeaf> Of(ConditionOptions when, EventTriggers on, bool isNegated)
    {
        if (!string.IsNullOrEmpty(when.Predicate)) return [new ConditionLeaf(on, when.Predicate, "predicate", [], isNegated)];
        if (ComparedFields.Of(when, on, isNegated) is { } compared)
            return [Compared(compared.Left, compared.NumbersOfLeft()), Compared(compared.Right, compared.NumbersOfRight())];

        return
        [
            .. Comparisons(when).Where(one => one.Values.All(value => value is not null))
                .Select(one => new ConditionLeaf(on, when.Field!, one.Operator, one.Values!, isNegated)),
        ];

        ConditionLeaf Compared(string field, IEnumerable<decimal> numbers) => new(
            on, field, FieldOperator, [.. numbers.Distinct().Select(number => number.ToString(CultureInfo.InvariantCulture))], isNegated);
    }

    private static IEnumerable<(string Operator, IReadOnlyList<string?> Values)> Comparisons(ConditionOptions when) =>
    [
        ("eq", [when.Eq?.Value]), ("ne", [when.Ne?.Value]), ("gt", [when.Gt?.Value]), ("gte", [when.Gte?.Value]), ("lt", [when.Lt?.Value]),
        ("lte", [when.Lte?.Value]), ("startsWith", [when.StartsWith]),
        ("between", [when.Between?.Min, when.Between?.Max]), ("olderThan", [when.OlderThan]), ("within", [when.Within]),
        ("in", [.. when.In ?? (IEnumerable<string?>)[null]]), ("notIn", [.. when.NotIn ?? (IEnumerable<string?>)[null]]),
        ("exists", [when.Exists?.ToString(CultureInfo.InvariantCulture)]),
    ];
}
