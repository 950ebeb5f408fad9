namespace LifecycleKit.Segments;

/// <summary>Fills the table of a map by testing every key against every segment, and collects all errors.</summary>
internal static class SegmentPartition
{
    /// <exception cref="ArgumentException">The segments are not a partition of the domain.</exception>
    public static SegmentMap Build(string name, SegmentDomain domain, IReadOnlyCollection<SegmentRule> rules)
    {
        var table = new Segment?[domain.Length];
        var gaps = new List<int>();
        var overlaps = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        var used = new HashSet<Segment>();
        for (var i = 0; i < table.Length; i++)
        {
            if (!domain.Covers(i)) continue;
            var key = domain.KeyAt(i);
            var owners = rules.Where(rule => rule.Holds(key)).Select(rule => rule.Segment).ToArray();
            if (owners.Length == 0) gaps.Add(i);
            if (owners.Length > 1) Several(owners).Add(i);
            table[i] = owners.FirstOrDefault();
            used.UnionWith(owners);
        }

        var faults = new List<string>();
        Collect("No segment", SegmentBox.Describe(domain, gaps), ", ");
        Collect("Several segments", Shortened(domain, overlaps), "; ");
        Collect("Segments without a key", rules.Where(rule => !used.Contains(rule.Segment)).Select(rule => rule.Segment.Name), ", ");
        Collect("Unknown score", Unknown(domain, rules), ", ");
        Collect("Listed twice in one segment", Repeated(rules), ", ");
        if (faults.Count > 0)
        {
            var rule = $"The segment map '{name}' must place every key of {domain.Bins} bins in exactly one segment.";
            throw new ArgumentException($"{rule} {string.Join(". ", faults)}.");
        }

        return new SegmentMap(name, domain, [.. rules.Select(rule => rule.Segment)], table);

        void Collect(string fault, IEnumerable<string> where, string separator)
        {
            var all = where.ToArray();
            if (all.Length > 0) faults.Add($"{fault}: {string.Join(separator, all)}");
        }

        List<int> Several(Segment[] owners)
        {
            var names = string.Join(", ", owners.Select(owner => owner.Name));
            if (!overlaps.TryGetValue(names, out var places)) overlaps.Add(names, places = []);
            return places;
        }
    }

    /// <summary>
    /// The first three groups of segments with common keys, each with these keys, and the number of further groups.
    /// </summary>
    private static IEnumerable<string> Shortened(SegmentDomain domain, SortedDictionary<string, List<int>> overlaps)
    {
        foreach (var (names, places) in overlaps.Take(3))
            yield return $"{string.Join(", ", SegmentBox.Describe(domain, places))} ({names})";
        if (overlaps.Count > 3) yield return $"{overlaps.Count - 3} more groups of segments";
    }

    private static IEnumerable<string> Unknown(SegmentDomain domain, IReadOnlyCollection<SegmentRule> rules)
    {
        var known = Enumerable.Range(0, domain.Length).Select(i => domain.KeyAt(i).Score.ToString()).ToHashSet(StringComparer.Ordinal);
        return from rule in rules
               from score in rule.Listed
               where !known.Contains(score)
               select $"{score} ({rule.Segment.Name})";
    }

    private static IEnumerable<string> Repeated(IReadOnlyCollection<SegmentRule> rules) =>
        from rule in rules
        from score in rule.Listed.GroupBy(score => score)
        where score.Count() > 1
        select $"{score.Key} ({rule.Segment.Name})";
}

/// <summary>A segment and its keys.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Holds">The predicate for the keys of the segment.</param>
/// <param name="Listed">The listed scores, as text; empty when a predicate decides.</param>
internal sealed record SegmentRule(Segment Segment, Func<SegmentKey, bool> Holds, IReadOnlyCollection<string> Listed);
