using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Plays;

/// <summary>Common types of customers in marketing, as ready-made conditions for plays and rules.</summary>
/// <remarks>
/// <para>Only counted orders are considered: a customer who has returned every order has no order. A customer can have several types.
/// <see cref="Vip"/> and <see cref="LapsedBigSpender"/> exclude each other when the cut points make no customer a champion after 180 days
/// without an order.</para>
/// <para>Types by score need cut points of five bins in the context, and are unknown without them. Thread-safe.</para>
/// </remarks>
public static class CustomerTypes
{
    /// <summary>
    /// The top monetary score of five bins: with quantiles as cut points, the fifth of the customers with the highest net revenue.
    /// </summary>
    private const int TopScore = 5;

    /// <summary>A returning visitor without an order: two or more visits, and no order.</summary>
    public static Condition ReturnedWithoutBuying { get; } = Fields.VisitCount.AtLeast(2) & Fields.OrderCount.EqualTo(0);

    /// <summary>
    /// A VIP: a champion of the five-phase map (<see cref="SegmentMaps.FivePhase"/>), or a customer with monetary score 5 and an order
    /// within the last 180 days.
    /// </summary>
    public static Condition Vip { get; } =
        SegmentFields.Segment.EqualTo("Champions") | (Fields.MonetaryScore.AtLeast(TopScore) & Fields.LastOrderAt.Within(Lapse));

    /// <summary>A lapsed big spender: monetary score 4 or 5, and no order for 180 days.</summary>
    public static Condition LapsedBigSpender { get; } = Fields.MonetaryScore.AtLeast(TopScore - 1) & Fields.LastOrderAt.OlderThan(Lapse);

    /// <summary>A discount-only buyer: at least one order, and a discount on every order.</summary>
    public static Condition DiscountOnlyBuyer { get; } = Fields.OrderCount.AtLeast(1) & Fields.FullPriceOrderCount.EqualTo(0);

    private static TimeSpan Lapse => TimeSpan.FromDays(180);

    /// <summary>Returns the condition of a first-time visitor: one visit, no order, and a visit from one of the given sources.</summary>
    /// <param name="sources">The sources, compared ordinally, at most 256; none for a visit from any source, an unknown one
    /// included.</param>
    /// <exception cref="ArgumentException">A source is null, or there are more than 256.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is null.</exception>
    public static Condition FirstTimeVisitor(params string[] sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var isFirst = Fields.VisitCount.EqualTo(1);
        var hasNoOrder = Fields.OrderCount.EqualTo(0);
        return sources.Length == 0 ? isFirst & hasNoOrder : Condition.All(isFirst, hasNoOrder, Fields.FirstVisitSource.In(sources));
    }

    /// <summary>
    /// Returns the condition of an overdue one-time buyer: one order, and more calendar days since that order than a number of days.
    /// </summary>
    /// <param name="days">The number of whole days in the zone of the context; at least 0. The median time between first and second orders
    /// is a good choice.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public static Condition OneTimeBuyerPast(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return Fields.OrderCount.EqualTo(1) & Fields.RecencyDays.GreaterThan(days);
    }

    /// <summary>
    /// Returns the condition of a VIP by amount, for shops without cut points: a minimum net revenue, and an order within the last 180
    /// days.
    /// </summary>
    /// <param name="revenue">The minimum net revenue, in the reporting currency.</param>
    public static Condition VipFrom(decimal revenue) => Fields.NetRevenue.AtLeast(revenue) & Fields.LastOrderAt.Within(Lapse);

    /// <summary>Returns the condition of a lapsed big spender by amount: a minimum net revenue, and no order for 180 days.</summary>
    /// <param name="revenue">The minimum net revenue, in the reporting currency.</param>
    public static Condition LapsedBigSpenderFrom(decimal revenue) =>
        Fields.NetRevenue.AtLeast(revenue) & Fields.LastOrderAt.OlderThan(Lapse);
}
