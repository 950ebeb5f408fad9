namespace LifecycleKit.Segments;

/// <summary>Fills the table of a map by asking every segment about every code, and collects whatever is wrong.</summary>
internal static class SegmentPartition
{
    /// <exception cref="ArgumentException">The segments are no partition of the domain.</exception>
    public static SegmentMap Build(string name, SegmentDomain domain, IReadOnlyCollection<SegmentRule> rules)
    {
        var table = new Segment?[domain.Length];
        var (gaps, overlaps) = (new List<string>(), new List<string>());
        var used = new HashSet<Segment>();
        for (var i = 0; i < table.Length; i++)
        {
            if (!domain.Covers(i)) continue;
            var code = domain.CodeAt(i);
            var owners = rules.Where(rule => rule.Holds(code)).Select(rule => rule.Segment).ToArray();
            if (owners.Length == 0) gaps.Add(code.ToString());
            if (owners.Length > 1) overlaps.Add($"{code} ({string.Join(", ", owners.Select(owner => owner.Name))})");
            table[i] = owners.FirstOrDefault();
            used.UnionWith(owners);
        }

        var faults = new List<string>();
        Collect("no segment", gaps);
        Collect("several segments", overlaps);
        Collect("segments without a code", rules.Where(rule => !used.Contains(rule.Segment)).Select(rule => rule.Segment.Name));
        Collect("no such score", Unknown(domain, rules));
        Collect("listed twice in one segment", Repeated(rules));
        if (faults.Count > 0)
        {
            var rule = $"The segment map '{name}' must place every code of {domain.Bins} bins in exactly one segment.";
            throw new ArgumentException($"{rule} {string.Join("; ", faults)}.");
        }

        return new SegmentMap(name, domain, [.. rules.Select(rule => rule.Segment)], table);

        void Collect(string fault, IEnumerable<string> where)
        {
            var all = where.ToArray();
            if (all.Length > 0) faults.Add($"{fault}: {string.Join(", ", all)}");
        }
    }

    private static IEnumerable<string> Unknown(SegmentDomain domain, IReadOnlyCollection<SegmentRule> rules)
    {
        var known = Enumerable.Range(0, domain.Length).Select(i => domain.CodeAt(i).Score.ToString()).ToHashSet(StringComparer.Ordinal);
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
