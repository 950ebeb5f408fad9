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
/// <param name="Values">What the field is compared with.</param>
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

    /// <summary>Returns the comparisons of all rules, in the order of the rules.</summary>
    public static IReadOnlyList<ConditionLeaf> Of(LifecycleDefinition definition)
    {
        var options = definition.ToOptions();
        return
        [
            .. definition.Rules.SelectMany(rule => Of(options.Rules[rule.Id].When, rule.On, isNegated: false))
                .SelectMany(leaf => (ConditionLeaf[])[leaf, .. PartsOf(leaf, options)]),
        ];
    }

    /// <summary>Numbers for which the comparison helps the condition to hold, smallest first.</summary>
    public IEnumerable<decimal> HelpfulNumbers()
    {
        decimal[] values = [.. Values.Select(Number).OfType<decimal>().Order()];
        if (values.Length == 0 || Operator == "startsWith") return [];
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

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<ConditionLeaf> Of(ConditionOptions? when, EventTriggers on, bool isNegated)
    {
        if (when is null) return [];
        if (when.Not is { } not) return Of(not, on, !isNegated);
        if ((when.All ?? when.Any) is { } parts) return parts.SelectMany(part => Of(part, on, isNegated));
        if (!string.IsNullOrEmpty(when.Predicate)) return [new ConditionLeaf(on, when.Predicate, "predicate", [], isNegated)];
        if (OtherFieldOf(when) is { } other)
        {
            // What helps depends on the value of the other field. Both are about the customer, so that steps change both.
            return [Compared(when.Field!), Compared(other)];
        }

        return
        [
            .. Comparisons(when).Where(one => one.Values.All(value => value is not null))
                .Select(one => new ConditionLeaf(on, when.Field!, one.Operator, one.Values!, isNegated)),
        ];

        ConditionLeaf Compared(string field) => new(on, field, FieldOperator, [], isNegated);
    }

    /// <summary>Returns the name of the field that a field is compared with; null for a comparison with values.</summary>
    private static string? OtherFieldOf(ConditionOptions when) =>
        (when.Eq ?? when.Ne ?? when.Gt ?? when.Gte ?? when.Lt ?? when.Lte)?.Field;

    private static IEnumerable<(string Operator, IReadOnlyList<string?> Values)> Comparisons(ConditionOptions when) =>
    [
        ("eq", [when.Eq?.Value]), ("ne", [when.Ne?.Value]), ("gt", [when.Gt?.Value]), ("gte", [when.Gte?.Value]), ("lt", [when.Lt?.Value]),
        ("lte", [when.Lte?.Value]), ("startsWith", [when.StartsWith]),
        ("between", [when.Between?.Min, when.Between?.Max]), ("olderThan", [when.OlderThan]), ("within", [when.Within]),
        ("in", [.. when.In ?? (IEnumerable<string?>)[null]]), ("notIn", [.. when.NotIn ?? (IEnumerable<string?>)[null]]),
        ("exists", [when.Exists?.ToString(CultureInfo.InvariantCulture)]),
    ];
}
