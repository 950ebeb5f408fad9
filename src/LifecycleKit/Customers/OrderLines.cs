using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>The lines of an order, sorted, so that lists of the same lines are equal in whatever order they were given.</summary>
internal sealed class OrderLines : IReadOnlyList<OrderLine>, IEquatable<OrderLines>, IComparable<OrderLines>
{
    private readonly OrderLine[] _lines;
    private TextSet? _products;

    private OrderLines(OrderLine[] lines) => _lines = lines;

    public static OrderLines None { get; } = new([]);

    public int Count => _lines.Length;

    public OrderLine this[int index] => _lines[index];

    /// <summary>The products of the lines, distinct.</summary>
    public TextSet Products => _products ??= TextSet.OfDistinct(
        [.. _lines.Select(line => line.Product).Distinct(StringComparer.Ordinal)]);

    /// <exception cref="ArgumentException">A line is null, or there are too many.</exception>
    public static OrderLines Of(IReadOnlyList<OrderLine> lines, string parameter)
    {
        ArgumentNullException.ThrowIfNull(lines, parameter);
        if (lines is OrderLines sorted) return sorted;
        if (lines.Count > OrderSnapshot.MaxLineCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The order has {lines.Count} lines; at most {OrderSnapshot.MaxLineCount} are allowed."),
                parameter);
        }

        if (lines.Count == 0) return None;
        OrderLine[] copy = [.. lines];
        if (Array.IndexOf(copy, null) >= 0) throw new ArgumentException("A line of the order is null.", parameter);
        Array.Sort(copy, OrderLine.Compare);
        return new OrderLines(copy);
    }

    public IEnumerator<OrderLine> GetEnumerator() => ((IEnumerable<OrderLine>)_lines).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(OrderLines? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as OrderLines);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var line in _lines) hash.Add(line);
        return hash.ToHashCode();
    }

    /// <summary>Compares line by line; of two lists with a common beginning the shorter one comes first.</summary>
    public int CompareTo(OrderLines? other)
    {
        if (other is null) return 1;
        if (ReferenceEquals(this, other)) return 0;
        for (var i = 0; i < Math.Min(Count, other.Count); i++)
        {
            var order = OrderLine.Compare(_lines[i], other._lines[i]);
            if (order != 0) return order;
        }

        return Count.CompareTo(other.Count);
    }

    public override string ToString() => FormattableString.Invariant($"{Count} line(s)");
}
