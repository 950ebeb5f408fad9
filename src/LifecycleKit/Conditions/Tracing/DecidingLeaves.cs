namespace LifecycleKit.Conditions;

/// <summary>Finds the leaves that decided the answer of a condition, from the record of its evaluation.</summary>
internal static class DecidingLeaves
{
    private const int MaxNamed = 3;

    /// <summary>Returns the leaves that decided the answer, from left to right; after an error, only the leaf that failed.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="leaves">The results of its leaves, from left to right.</param>
    public static List<LeafResult> Of(Condition condition, ReadOnlySpan<LeafResult> leaves)
    {
        var deciding = new List<LeafResult>();
        foreach (ref readonly var leaf in leaves)
        {
            if (leaf.HasFailed) return [leaf];
        }

        var next = 0;
        Collect(condition, leaves, ref next, deciding);
        return deciding;
    }

    /// <summary>
    /// Returns in words, culture-invariant, what the deciding leaves required, what they found, and which leaves were not asked.
    /// </summary>
    /// <param name="condition">A condition that is not true.</param>
    /// <param name="truth">The answer; meaningless when a leaf failed.</param>
    /// <param name="leaves">The results of its leaves, from left to right.</param>
    /// <param name="atTicks">The instant of the evaluation.</param>
    public static string Text(Condition condition, Truth truth, ReadOnlySpan<LeafResult> leaves, long atTicks)
    {
        var deciding = Of(condition, leaves);
        var skipped = new List<string>();
        foreach (ref readonly var leaf in leaves)
        {
            if (!leaf.WasAsked) skipped.Add($"{leaf.Leaf}");
        }

        var why = deciding is [{ HasFailed: true } failed]
            ? $"error in {(failed.Leaf is LeafCondition { Other: null, Field.Name: var name } ? name : failed.Leaf.ToString())}"
            : truth == Truth.False
                ? $"false at {List(deciding.Select(leaf => False(leaf, atTicks)))}"
                : $"unknown, {List(deciding.Select(Unknown))}";
        return skipped.Count == 0 ? why : $"{why}; not asked: {List(skipped)}";
    }

    /// <summary>
    /// Adds the leaves that decided the answer of a condition, and returns the answer derived from the parts that were evaluated.
    /// </summary>
    private static Truth? Collect(Condition condition, ReadOnlySpan<LeafResult> leaves, ref int next, List<LeafResult> deciding)
    {
        switch (condition)
        {
            case NotCondition negation:
                return Collect(negation.Part, leaves, ref next, deciding) switch { Truth.True => Truth.False, Truth.False => Truth.True,
                    var same => same };
            case CombinedCondition combined:
                return Collect(combined, leaves, ref next, deciding);
            default:
                var leaf = leaves[next++];
                if (!leaf.WasAsked) return null;
                deciding.Add(leaf);
                return leaf.Truth;
        }
    }

    /// <summary>
    /// Collects the deciding leaves of a combination. A combination that stopped early has the answer of its last evaluated part; otherwise
    /// its parts are neutral or unknown. Parts with another answer do not decide.
    /// </summary>
    private static Truth? Collect(CombinedCondition combined, ReadOnlySpan<LeafResult> leaves, ref int next, List<LeafResult> deciding)
    {
        var neutral = combined is AllCondition ? Truth.True : Truth.False;
        Truth? answer = null;
        var start = deciding.Count;
        foreach (var part in combined.Parts)
        {
            var before = deciding.Count;
            if (Collect(part, leaves, ref next, deciding) is not { } truth) continue;
            if (answer is null || answer == truth)
            {
                answer = truth;
            }
            else if (truth == neutral)
            {
                deciding.RemoveRange(before, deciding.Count - before);
            }
            else
            {
                deciding.RemoveRange(start, before - start);
                answer = truth;
            }
        }

        return answer;
    }

    private static string List(IEnumerable<string> texts)
    {
        var leaves = texts.Distinct(StringComparer.Ordinal).ToArray();
        var named = string.Join(", ", leaves.Take(MaxNamed));
        return leaves.Length > MaxNamed ? FormattableString.Invariant($"{named} and {leaves.Length - MaxNamed} more") : named;
    }

    /// <summary>Describes a deciding leaf of a false condition. A leaf that holds is under a negation.</summary>
    private static string False(LeafResult leaf, long at)
    {
        var asked = leaf.Truth == Truth.True ? $"not({leaf.Leaf})" : leaf.Leaf.ToString();
        if (leaf.Leaf is not LeafCondition comparison) return asked;
        if (!leaf.Actual.HasValue) return $"{asked} (missing)";
        return leaf.Leaf is AgeCondition
            ? $"{asked} ({leaf.Actual}, {ConditionText.Ago(leaf.Actual.Instant.UtcTicks, at)})"
            : $"{asked} ({leaf.Found(comparison)})";
    }

    private static string Unknown(LeafResult leaf) => leaf.Leaf switch
    {
        LeafCondition { Other: { } other } when leaf.Actual.HasValue => $"{other.Name} is missing",
        LeafCondition { Field.Name: var name } => $"{name} is missing",
        _ => $"{leaf.Leaf} is unknown",
    };
}
