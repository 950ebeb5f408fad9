using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Plays;

/// <summary>Kinds of customers that marketing texts speak of, as ready conditions for plays and rules.</summary>
/// <remarks>
/// <para>Orders are those that stand: a customer whose every order was given back has none. Kinds may overlap; only <see cref="Vip"/> and
/// <see cref="LapsedBigSpender"/> do not, where the cut points call nobody a champion after 180 days without an order.</para>
/// <para>Kinds by score need the shop's cut points of five bins in the context, and are unknown without them. Static and thread-safe.</para>
/// </remarks>
public static class CustomerTypes
{
    /// <summary>
    /// The top monetary score on five bins: where the cut points are quantiles, the fifth of the customers who bring the greatest net revenue.
    /// </summary>
    private const int TopScore = 5;

    /// <summary>Came back and did not buy: two visits or more, and no order.</summary>
    public static Condition ReturnedWithoutBuying { get; } = Fields.VisitCount.AtLeast(2) & Fields.OrderCount.EqualTo(0);

    /// <summary>
    /// VIP: a champion of the five-phase map (<see cref="SegmentMaps.FivePhase"/>), or of the top by revenue (monetary score 5) with an order within the
    /// last 180 days.
    /// </summary>
    public static Condition Vip { get; } =
        SegmentFields.Segment.EqualTo("Champions") | (Fields.MonetaryScore.AtLeast(TopScore) & Fields.LastOrderAt.Within(Lapse));

    /// <summary>Lapsed big spender: monetary score 4 or 5, and no order for 180 days.</summary>
    public static Condition LapsedBigSpender { get; } = Fields.MonetaryScore.AtLeast(TopScore - 1) & Fields.LastOrderAt.OlderThan(Lapse);

    /// <summary>Discount-only buyer: at least one order, and a discount on each of them.</summary>
    public static Condition DiscountOnlyBuyer { get; } = Fields.OrderCount.AtLeast(1) & Fields.FullPriceOrderCount.EqualTo(0);

    private static TimeSpan Lapse => TimeSpan.FromDays(180);

    /// <summary>First-time visitor: one visit, no order, and the visit came from one of some sources.</summary>
    /// <param name="sources">The sources, compared ordinally, at most 256; none for a visit from anywhere, an unknown source included.</param>
    /// <exception cref="ArgumentException">A source is null, or there are more than 256.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is null.</exception>
    public static Condition FirstTimeVisitor(params string[] sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var (isFirst, hasNoOrder) = (Fields.VisitCount.EqualTo(1), Fields.OrderCount.EqualTo(0));
        return sources.Length == 0 ? isFirst & hasNoOrder : Condition.All(isFirst, hasNoOrder, Fields.FirstVisitSource.In(sources));
    }

    /// <summary>One-time buyer past his cadence: one order, and more calendar days since it than customers take to the second as a rule.</summary>
    /// <param name="days">How many whole days in the context's zone; at least 0. The median gap between first and second orders is a good number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public static Condition OneTimeBuyerPast(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return Fields.OrderCount.EqualTo(1) & Fields.RecencyDays.GreaterThan(days);
    }

    /// <summary>VIP by an amount, for shops without cut points: net revenue from an amount on, and an order within the last 180 days.</summary>
    /// <param name="revenue">The least net revenue, in the reporting currency.</param>
    public static Condition VipFrom(decimal revenue) => Fields.NetRevenue.AtLeast(revenue) & Fields.LastOrderAt.Within(Lapse);

    /// <summary>Lapsed big spender by an amount: net revenue from an amount on, and no order for 180 days.</summary>
    /// <param name="revenue">The least net revenue, in the reporting currency.</param>
    public static Condition LapsedBigSpenderFrom(decimal revenue) => Fields.NetRevenue.AtLeast(revenue) & Fields.LastOrderAt.OlderThan(Lapse);
}
