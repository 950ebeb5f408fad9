namespace LifecycleKit.Segments;

/// <summary>
/// Keys that are whole ranges of recency, frequency and monetary, for customers with one order, with repeat orders, or both.
/// </summary>
internal readonly record struct SegmentBox(SegmentDomain Domain, SegmentRange Orders, SegmentRange R, SegmentRange F, SegmentRange M)
{
    /// <summary>The largest number of parts in a message.</summary>
    private const int MaxLines = 3;

    /// <summary>
    /// Describes the keys of a set in at most three parts, visitors first, then ranges, and the number of keys outside these parts.
    /// </summary>
    /// <param name="domain">The keys of the map.</param>
    /// <param name="set">Indices of the domain.</param>
    public static IEnumerable<string> Describe(SegmentDomain domain, IEnumerable<int> set)
    {
        var left = new SortedSet<int>(set);
        for (var lines = 0; left.Count > 0; lines++)
        {
            if (lines == MaxLines)
            {
                yield return $"{left.Count} more";
                yield break;
            }

            if (left.Min is var first && domain.KeyAt(first) is { IsVisitor: true } visitor)
            {
                left.Remove(first);
                yield return visitor.ToString();
                continue;
            }

            var box = Around(domain, left);
            left.ExceptWith(box.Indices());
            yield return box.ToString();
        }
    }

    /// <summary>Returns the ranges that are not whole, such as <c>keys with R 2 to 4 and M &lt;= 3 and repeat orders</c>.</summary>
    public override string ToString()
    {
        var orders = Orders.Low < Orders.High ? string.Empty : Orders.Low == 0 ? "one order" : "repeat orders";
        string[] parts = [R.Text("R", Domain.Bins.Recency), F.Text("F", Domain.Bins.Frequency), M.Text("M", Domain.Bins.Monetary), orders];
        var narrow = parts.Where(part => part.Length > 0).ToArray();
        return narrow.Length == 0 ? "every score" : $"keys with {string.Join(" and ", narrow)}";
    }

    /// <summary>
    /// The widest ranges around the first key. They grow dimension by dimension, in several orders, and the best result is returned.
    /// </summary>
    private static SegmentBox Around(SegmentDomain domain, SortedSet<int> set)
    {
        var key = domain.KeyAt(set.Min);
        var orders = key.HasOneOrder ? 0 : 1;
        var seed = new SegmentBox(domain, new(orders, orders), new(key.R, key.R), new(key.F, key.F), new(key.M, key.M));
        int[][] ways = [[0, 1, 2, 3], [0, 3, 2, 1], [0, 2, 1, 3], [1, 2, 3, 0], [3, 2, 1, 0]];
        return ways.Select(way => seed.Grown(way, set)).MaxBy(box => box.Indices().Count());
    }

    private SegmentBox Grown(int[] way, SortedSet<int> set)
    {
        var box = this;
        foreach (var dimension in way)
        {
            while (box.Wider(dimension) is { } wider && wider.Indices().All(set.Contains)) box = wider;
        }

        return box;
    }

    private SegmentBox? Wider(int dimension) => dimension switch
    {
        0 => Orders.High < 1 ? this with { Orders = Orders.Up() } : null,
        1 => R.High < Domain.Bins.Recency ? this with { R = R.Up() } : null,
        2 => F.High < Domain.Bins.Frequency ? this with { F = F.Up() } : null,
        _ => M.High < Domain.Bins.Monetary ? this with { M = M.Up() } : null,
    };

    private IEnumerable<int> Indices()
    {
        var box = this;
        return from orders in box.Orders.Values()
               from r in box.R.Values()
               from f in box.F.Values()
               from m in box.M.Values()
               select box.Domain.IndexOf(orders, r, f, m);
    }
}

/// <summary>Scores from one to another, both included.</summary>
internal readonly record struct SegmentRange(int Low, int High)
{
    public IEnumerable<int> Values() => Enumerable.Range(Low, High - Low + 1);

    /// <summary>The range with one more score at the upper end.</summary>
    public SegmentRange Up() => this with { High = High + 1 };

    /// <summary>Returns the range as text, such as <c>M &lt;= 3</c>; empty when it is all of 1 to <paramref name="bins"/>.</summary>
    public string Text(string name, int bins)
    {
        if (Low == High) return $"{name} = {Low}";
        if (Low == 1) return High == bins ? string.Empty : $"{name} <= {High}";
        return High == bins ? $"{name} >= {Low}" : $"{name} {Low} to {High}";
    }
}
