using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Steps with what a shop names itself: traits, custom events, experiments.</summary>
internal static class OwnSteps
{
    private const string CustomEvents = "customEvents.";

    public static IEnumerable<ExplorationStep> Of(DefinitionFacts facts) => [.. Traits(facts), .. Customs(facts), .. Exposures(facts)];

    private static IEnumerable<ExplorationStep> Traits(DefinitionFacts facts)
    {
        const string Prefix = "trait.";
        var values = facts.About(Prefix).SelectMany(Values, (leaf, value) => (Name: leaf.Name[Prefix.Length..], value.Text, value.ValueAt))
            .DistinctBy(one => (one.Name, one.Text)).OrderBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Text, StringComparer.Ordinal).ToArray();
        foreach (var (name, text, valueAt) in values)
            yield return ExplorationStep.Create($"set {name} to {text}", timeline => timeline.SetTrait(name, valueAt(timeline.Now)));
        foreach (var name in values.Select(one => one.Name).Distinct(StringComparer.Ordinal))
            yield return ExplorationStep.Create($"clear {name}", timeline => timeline.SetTrait(name, default));
        if (values.Length == 0 && facts.Needs(EventTriggers.TraitSet))
            yield return ExplorationStep.Create("set a trait", timeline => timeline.SetTrait("trait", TraitValue.Create(true)));
    }

    /// <summary>Values that help a comparison with a trait; the text of a definition does not say of which type the trait is.</summary>
    private static IEnumerable<(string Text, Func<DateTimeOffset, TraitValue> ValueAt)> Values(ConditionLeaf leaf)
    {
        if (leaf.Length is not null) return [("now", TraitValue.Create)];
        if (leaf.Operator == ConditionLeaf.FieldOperator)
        {
            return
            [
                ("now", TraitValue.Create),
                .. leaf.HelpfulNumbers().Select(number => Fixed(number.ToString(CultureInfo.InvariantCulture), TraitValue.Create(number))),
            ];
        }

        if (leaf.Operator == "exists") return [Fixed("a value", TraitValue.Create("a value"))];
        decimal[] numbers = [.. leaf.HelpfulNumbers()];
        if (numbers.Length > 0)
            return numbers.Select(number => Fixed(number.ToString(CultureInfo.InvariantCulture), TraitValue.Create(number)));
        var isEqual = leaf.Operator is "eq" or "in" or "startsWith" ^ leaf.IsNegated;
        if (leaf.Values is ["true" or "false"])
            return [Fixed((leaf.Values[0] == "true" == isEqual).ToString(), TraitValue.Create(leaf.Values[0] == "true" == isEqual))];
        return isEqual
            ? leaf.Values.Select(text => Fixed(text, TraitValue.Create(text)))
            : [Fixed("another value", TraitValue.Create("another value"))];

        static (string, Func<DateTimeOffset, TraitValue>) Fixed(string text, TraitValue value) => (text, _ => value);
    }

    private static IEnumerable<ExplorationStep> Customs(DefinitionFacts facts)
    {
        if (!facts.Needs(EventTriggers.Custom, CustomEvents)) return [];
        var names = facts.About("event.name").Where(leaf => (leaf.On & EventTriggers.Custom) != 0).SelectMany(leaf => leaf.Values)
            .Where(name => name is not ("true" or "false")).Concat(facts.About(CustomEvents).Select(leaf => NameOf(leaf.Name)))
            .DefaultIfEmpty("event");
        return names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => ExplorationStep.Create($"event '{name}'", timeline => timeline.Custom(name)));
    }

    /// <summary>Returns the name of the events that a field such as <c>customEvents.signup.count</c> counts.</summary>
    private static string NameOf(string field) => field[CustomEvents.Length..field.LastIndexOf('.')].Trim('"');

    private static IEnumerable<ExplorationStep> Exposures(DefinitionFacts facts) => facts.Needs(EventTriggers.Exposure)
        ? [ExplorationStep.Create("exposure", timeline => timeline.Expose("experiment", "arm"))]
        : [];
}
