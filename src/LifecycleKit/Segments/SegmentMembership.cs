using LifecycleKit.Conditions;

namespace LifecycleKit.Segments;

/// <summary>Writes the membership in the segments of a map as conditions on orders, contactability and scores.</summary>
internal static class SegmentMembership
{
    /// <summary>
    /// Returns conditions of which exactly one holds for a member of a segment, and none for another customer. Scores that are equal in
    /// their other conditions are compared together, so that the conditions are few.
    /// </summary>
    public static IEnumerable<Condition> Of(SegmentMap map, Segment segment)
    {
        var keys = map.Cells().Where(cell => ReferenceEquals(cell.Segment, segment)).Select(cell => cell.Key).ToArray();
        if (OfVisitors(keys) is { } visitors) yield return visitors;
        var (one, repeat) = (Scores(keys, key => key.HasOneOrder), Scores(keys, key => key.HasRepeatOrders));
        var both = one.Intersect(repeat).ToHashSet();
        foreach (var condition in OfScores(map, both, null)) yield return condition;
        foreach (var condition in OfScores(map, one.Except(both), Fields.OrderCount.EqualTo(1))) yield return condition;
        foreach (var condition in OfScores(map, repeat.Except(both), Fields.OrderCount.AtLeast(2))) yield return condition;
    }

    /// <summary>
    /// Returns the condition that a customer has no segment: neither a counted order nor a visit, no counted order on a map of customers,
    /// or no score.
    /// </summary>
    public static Condition OfNone(SegmentMap map) => map.CoversVisitors
        ? Condition.All(
            Condition.Not(Fields.RecencyScore.Exists()), Condition.Any(Fields.OrderCount.AtLeast(1), Fields.VisitCount.EqualTo(0)))
        : Condition.Not(Fields.RecencyScore.Exists());

    private static HashSet<(int R, int F, int M)> Scores(SegmentKey[] keys, Func<SegmentKey, bool> isWanted) =>
        [.. keys.Where(isWanted).Select(key => (key.R, key.F, key.M))];

    private static Condition? OfVisitors(SegmentKey[] keys)
    {
        var kinds = Array.FindAll(keys, key => key.IsVisitor);
        if (kinds.Length == 0) return null;
        var (isWithoutOrder, hasVisited) = (Fields.OrderCount.EqualTo(0), Fields.VisitCount.AtLeast(1));
        if (kinds.Length == 2) return isWithoutOrder & hasVisited;
        return Condition.All(
            isWithoutOrder, hasVisited,
            kinds[0].IsContactableVisitor ? Fields.EmailContactable.IsTrue() : Fields.EmailContactable.IsFalse());
    }

    private static IEnumerable<Condition> OfScores(SegmentMap map, IEnumerable<(int R, int F, int M)> scores, Condition? orders)
    {
        foreach (var (r, rest) in Grouped(scores, score => score.R, score => (score.F, score.M)))
        {
            var alternatives = Grouped(rest, score => score.F, score => score.M)
                .Select(group => All(
                    Leaf(Fields.FrequencyScore, group.Keys, map.Bins.Frequency),
                    Leaf(Fields.MonetaryScore, group.Others, map.Bins.Monetary)))
                .ToArray();
            var isWhole = alternatives.Contains(null);
            var others = isWhole ? null : alternatives.Length == 1 ? alternatives[0] : Condition.Any(alternatives!);
            var recency = Leaf(Fields.RecencyScore, r, map.Bins.Recency);
            // Without any comparison of scores, a customer without a score would be a member.
            if (recency is null && others is null) recency = Fields.RecencyScore.Exists();
            yield return All(orders, recency, others)!;
        }
    }

    /// <summary>Groups scores by their first part, and joins the groups with equal rests.</summary>
    private static IEnumerable<(int[] Keys, TRest[] Others)> Grouped<TScore, TRest>(
        IEnumerable<TScore> scores, Func<TScore, int> key, Func<TScore, TRest> rest) => scores
        .GroupBy(key, rest).OrderBy(group => group.Key).Select(group => (group.Key, Others: group.Order().ToArray()))
        .GroupBy(one => string.Join(' ', one.Others), StringComparer.Ordinal)
        .Select(same => (same.Select(one => one.Key).ToArray(), same.First().Others));

    /// <summary>
    /// Returns the condition that a score has one of some values, in ascending order; null when all values are among them.
    /// </summary>
    private static Condition? Leaf(NumberField score, int[] values, int bins)
    {
        var (low, high) = (values[0], values[^1]);
        if (high - low + 1 > values.Length) return score.In(Array.ConvertAll(values, value => (decimal)value));
        if (low == high) return score.EqualTo(low);
        if (low > 1) return high == bins ? score.AtLeast(low) : score.Between(low, high);
        return high == bins ? null : score.AtMost(high);
    }

    private static Condition? All(params Condition?[] conditions)
    {
        Condition[] parts = [.. conditions.OfType<Condition>()];
        return parts.Length == 0 ? null : parts.Length == 1 ? parts[0] : Condition.All(parts);
    }
}
