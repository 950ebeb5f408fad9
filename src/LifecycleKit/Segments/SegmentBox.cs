namespace LifecycleKit.Segments;

/// <summary>
/// Codes that are whole ranges of recency, frequency and monetary, for customers with one order, with repeat orders, or both.
/// </summary>
internal readonly record struct SegmentBox(SegmentDomain Domain, SegmentRange Orders, SegmentRange R, SegmentRange F, SegmentRange M)
{
    /// <summary>How many lines a message lists at most.</summary>
    private const int MaxLines = 3;

    /// <summary>
    /// Says which codes are in a set in at most three parts, the visitors first, then ranges; and how many codes are in none of the parts.
    /// </summary>
    /// <param name="domain">The codes of the map.</param>
    /// <param name="set">Places of the domain.</param>
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

            if (left.Min is var first && domain.CodeAt(first) is { IsVisitor: true } visitor)
            {
                left.Remove(first);
                yield return visitor.ToString();
                continue;
            }

            var box = Around(domain, left);
            left.ExceptWith(box.Places());
            yield return box.ToString();
        }
    }

    /// <summary>The ranges that are not whole, such as <c>codes with R 2 to 4 and M &lt;= 3 and repeat orders</c>.</summary>
    public override string ToString()
    {
        var orders = Orders.Low < Orders.High ? string.Empty : Orders.Low == 0 ? "one order" : "repeat orders";
        string[] parts = [R.Text("R", Domain.Bins.Recency), F.Text("F", Domain.Bins.Frequency), M.Text("M", Domain.Bins.Monetary), orders];
        var narrow = parts.Where(part => part.Length > 0).ToArray();
        return narrow.Length == 0 ? "every score" : $"codes with {string.Join(" and ", narrow)}";
    }

    /// <summary>The widest ranges around the first code, grown dimension by dimension; the best of the orders in which to grow.</summary>
    private static SegmentBox Around(SegmentDomain domain, SortedSet<int> set)
    {
        var code = domain.CodeAt(set.Min);
        var orders = code.Standing == CustomerStanding.OneOrder ? 0 : 1;
        var seed = new SegmentBox(domain, new(orders, orders), new(code.R, code.R), new(code.F, code.F), new(code.M, code.M));
        int[][] ways = [[0, 1, 2, 3], [0, 3, 2, 1], [0, 2, 1, 3], [1, 2, 3, 0], [3, 2, 1, 0]];
        return ways.Select(way => seed.Grown(way, set)).MaxBy(box => box.Places().Count());
    }

    private SegmentBox Grown(int[] way, SortedSet<int> set)
    {
        var box = this;
        foreach (var dimension in way)
        {
            while (box.Wider(dimension) is { } wider && wider.Places().All(set.Contains)) box = wider;
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

    private IEnumerable<int> Places()
    {
        var box = this;
        return from orders in box.Orders.Values()
               from r in box.R.Values()
               from f in box.F.Values()
               from m in box.M.Values()
               select box.Domain.IndexOf(orders, r, f, m);
    }
}
