namespace LifecycleKit.Customers;

/// <summary>
/// What an order can have beyond its total. A snapshot without any of it has no such object, so that it takes no more memory than a
/// reference.
/// </summary>
internal sealed partial record OrderDetails
{
    // Of the category that was asked for last. Several threads may ask at a time, and find the same.
    private (string? Category, TextSet Set)[]? _categories;

    public static OrderDetails None { get; } = new();

    /// <summary>UTC ticks; 0 for none, as of the other instants.</summary>
    public long ShippedTicks { get; init; }

    public long DeliveredTicks { get; init; }

    public long ReturnedTicks { get; init; }

    public string? SalesChannel { get; init; }

    public OrderLines Lines { get; init; } = OrderLines.None;

    public bool IsNone => this is { ShippedTicks: 0, DeliveredTicks: 0, ReturnedTicks: 0, SalesChannel: null, Lines.Count: 0 };

    /// <summary>Returns the categories of the lines and another one, distinct; null adds none.</summary>
    public TextSet CategoriesWith(string? category)
    {
        if (Volatile.Read(ref _categories) is [var known] && string.Equals(known.Category, category, StringComparison.Ordinal))
            return known.Set;
        var set = TextSet.OfDistinct(
            [.. Lines.Select(line => line.Category).Append(category).OfType<string>().Distinct(StringComparer.Ordinal)]);
        Volatile.Write(ref _categories, [(category, set)]);
        return set;
    }

    public static DateTimeOffset? InstantOf(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public static long TicksOf(DateTimeOffset? instant, string parameter) => instant switch
    {
        null => 0,
        { UtcTicks: > 0 } given => given.UtcTicks,
        _ => throw new ArgumentOutOfRangeException(
            parameter, instant, "The instant is the default of DateTimeOffset. Use null for an instant that is not known."),
    };

    /// <summary>
    /// Compares in a fixed order, of which null is the first: the order that came further is the later one, and wins a tie.
    /// </summary>
    public static int Compare(OrderDetails? left, OrderDetails? right)
    {
        if (ReferenceEquals(left, right)) return 0;
        var (one, other) = (left ?? None, right ?? None);
        var order = one.ReturnedTicks.CompareTo(other.ReturnedTicks);
        if (order == 0) order = one.DeliveredTicks.CompareTo(other.DeliveredTicks);
        if (order == 0) order = one.ShippedTicks.CompareTo(other.ShippedTicks);
        if (order == 0) order = string.CompareOrdinal(one.SalesChannel, other.SalesChannel);
        return order != 0 ? order : one.Lines.CompareTo(other.Lines);
    }
}
