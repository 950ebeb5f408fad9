using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Finds texts that a field can never have, such as a segment that is not in the map or a stage that is not declared.</summary>
internal static class KnownValues
{
    /// <param name="condition">The condition of a rule.</param>
    /// <param name="path">The path of the condition.</param>
    /// <param name="stages">The ids of the stages; null when they are not known.</param>
    public static IEnumerable<Diagnostic> Problems(Condition condition, string path, IReadOnlyList<string>? stages) =>
        from leaf in condition.LeafConditions().OfType<LeafCondition>().Where(leaf => leaf is TextCondition or PrefixCondition)
        let known = ReferenceEquals(leaf.Field, StageFields.Current) ? stages : ((TextField)leaf.Field).Known
        where known is not null
        from value in leaf is TextCondition text ? text.Values : [((PrefixCondition)leaf).Prefix]
        where !known.Any(one => leaf is TextCondition ? one == value : one.StartsWith(value, StringComparison.Ordinal))
        select Diagnostic.Error(
            DiagnosticIds.UnknownValue,
            path,
            $"'{leaf.Field.Name}' {(leaf is TextCondition ? "is never" : "never starts with")} {ConditionText.Quoted(Diagnostic.Shown(value))}.",
            Nearest.Hint(value, known, $"Name one of: {string.Join(", ", known)}."));
}
