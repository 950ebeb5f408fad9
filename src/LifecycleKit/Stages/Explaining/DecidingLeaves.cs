using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Why a condition does not hold, in words: the leaves that decide, what each requires and what was found. The same in every culture.</summary>
internal static class DecidingLeaves
{
    private const int MostLeaves = 3;

    /// <summary>Judges a condition leaf by leaf; host code that fails is told and fails nothing else.</summary>
    public static string Text(Condition condition, in Facts facts)
    {
        var leaves = new List<LeafVerdict>();
        foreach (var leaf in condition.LeafConditions()) leaves.Add(LeafVerdict.Of(leaf, facts));
        var judged = new JudgedLeaves([.. leaves]);
        return Text(judged.OutcomeOf(condition), judged.Deciding(condition), facts.AsOfTicks);
    }

    /// <summary>What a condition that does not hold came to.</summary>
    /// <param name="outcome">False, unknown or error.</param>
    /// <param name="deciding">The leaves that make it so.</param>
    /// <param name="atTicks">When it was judged.</param>
    public static string Text(RuleOutcome outcome, IEnumerable<LeafVerdict> deciding, long atTicks) => outcome switch
    {
        RuleOutcome.False => $"false at {List(deciding.Select(leaf => False(leaf, atTicks)))}",
        RuleOutcome.Unknown => $"unknown, {List(deciding.Select(Unknown))}",
        _ => $"error in {List(deciding.Select(leaf => (leaf.Leaf as LeafCondition)?.Field.Name ?? leaf.Leaf.ToString()))}",
    };

    private static string List(IEnumerable<string> texts)
    {
        var leaves = texts.Distinct(StringComparer.Ordinal).ToArray();
        var named = string.Join(", ", leaves.Take(MostLeaves));
        return leaves.Length > MostLeaves ? FormattableString.Invariant($"{named} and {leaves.Length - MostLeaves} more") : named;
    }

    /// <summary>In a condition that is false, a leaf that holds stands under a negation.</summary>
    private static string False(LeafVerdict leaf, long at)
    {
        var asked = leaf.Truth == Truth.True ? $"not({leaf.Leaf})" : leaf.Leaf.ToString();
        if (leaf.Leaf is not LeafCondition) return asked;
        if (!leaf.Actual.HasValue) return $"{asked} (missing)";
        return leaf.Leaf is AgeCondition
            ? $"{asked} ({leaf.Actual}, {ConditionText.Ago(leaf.Actual.Instant.UtcTicks, at)})"
            : $"{asked} ({leaf.Actual})";
    }

    private static string Unknown(LeafVerdict leaf) =>
        leaf.Leaf is LeafCondition { Field.Name: var name } ? $"{name} is missing" : $"{leaf.Leaf} cannot say";
}
