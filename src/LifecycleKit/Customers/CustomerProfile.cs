using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Customers;

/// <summary>The single customer view: what all recorded events say of one customer, in a value of fixed size.</summary>
/// <remarks>
/// <para>A profile is the fold of a customer's events, the same in whatever order they arrive, and it can be rebuilt from them.
/// Orders are counted as <see cref="OrderLedger"/> says; instants are UTC; money is in the reporting currency. A count or a time that
/// exceeds its range stays at the largest value.</para>
/// <para><c>default</c> is a customer without facts. Immutable and safe to share between threads.</para>
/// </remarks>
public readonly partial record struct CustomerProfile
{
    private long FirstSeenTicks { get; init; }

    private long LastSeenTicks { get; init; }

    private long SessionTicks { get; init; }

    private decimal RatingSum { get; init; }

    private LastWrite<decimal> Nps { get; init; }

    private LastWrite<decimal> Csat { get; init; }

    private LastWrite<(decimal Value, int Items)> Cart { get; init; }

    private SourceMark FirstNamedVisit { get; init; }

    private SourceMark LastNamedVisit { get; init; }

    /// <summary>
    /// When the customer was first active; null when never. Messages to him, credits, exposures and traits are no activity of his.
    /// </summary>
    public DateTimeOffset? FirstSeenAt => Instant(FirstSeenTicks);

    /// <summary>When the customer was last active; null when never.</summary>
    public DateTimeOffset? LastSeenAt => Instant(LastSeenTicks);

    /// <summary>How many visits.</summary>
    public int VisitCount { get; private init; }

    /// <summary>How many visits in which he engaged.</summary>
    public int EngagedVisitCount { get; private init; }

    /// <summary>
    /// Where the first visit of known source came from; null when no source is known. At one instant the smaller event id is first, then the smaller
    /// source, ordinally.
    /// </summary>
    public string? FirstSource => FirstNamedVisit.Source;

    /// <summary>
    /// Where the last visit of known source came from; null when no source is known. At one instant the greater event id is last, then the smaller
    /// source, ordinally.
    /// </summary>
    public string? LastSource => LastNamedVisit.Source;

    /// <summary>The length of all visits together.</summary>
    public TimeSpan SessionTime => new(SessionTicks);

    /// <summary>Through which channels he can and may be reached.</summary>
    public Contactability Contacts { get; private init; }

    /// <summary>What the orders add up to, as <see cref="OrderLedger.Totals"/> says.</summary>
    public OrderTotals OrderTotals { get; private init; }

    /// <summary><see cref="OrderTotals.OrderCount"/> of <see cref="OrderTotals"/>.</summary>
    public int OrderCount => OrderTotals.OrderCount;

    /// <summary><see cref="OrderTotals.FullPriceOrderCount"/> of <see cref="OrderTotals"/>.</summary>
    public int FullPriceOrderCount => OrderTotals.FullPriceOrderCount;

    /// <summary><see cref="OrderTotals.NetRevenue"/> of <see cref="OrderTotals"/>.</summary>
    public decimal NetRevenue => OrderTotals.NetRevenue;

    /// <summary><see cref="OrderTotals.RefundedTotal"/> of <see cref="OrderTotals"/>.</summary>
    public decimal RefundedTotal => OrderTotals.RefundedTotal;

    /// <summary><see cref="OrderTotals.FirstOrderAt"/> of <see cref="OrderTotals"/>.</summary>
    public DateTimeOffset? FirstOrderAt => OrderTotals.FirstOrderAt;

    /// <summary><see cref="OrderTotals.LastOrderAt"/> of <see cref="OrderTotals"/>.</summary>
    public DateTimeOffset? LastOrderAt => OrderTotals.LastOrderAt;

    /// <summary>How many referrals he made.</summary>
    public int ReferralCount { get; private init; }

    /// <summary>Whether he was referred by another customer.</summary>
    public bool IsReferred { get; private init; }

    /// <summary>How many reviews he wrote.</summary>
    public int ReviewCount { get; private init; }

    /// <summary>His last answer on the net promoter scale, 0 to 10; null when he never answered.</summary>
    public int? LastNps => Nps.IsWritten ? (int)Nps.Value : null;

    /// <summary>His last answer on satisfaction, 1 to 5; null when he never answered.</summary>
    public int? LastCsat => Csat.IsWritten ? (int)Csat.Value : null;

    /// <summary>The value of his cart as last reported; 0 when empty or never reported.</summary>
    public decimal CartValue => Cart.Value.Value;

    /// <summary>The number of items in his cart as last reported.</summary>
    public int CartItemCount => Cart.Value.Items;

    /// <summary>When the cart was last reported; null when never.</summary>
    public DateTimeOffset? CartUpdatedAt => Instant(Cart.Ticks);

    /// <summary>How many messages were sent to him.</summary>
    public int SentMessageCount { get; private init; }

    /// <summary>How many messages arrived.</summary>
    public int DeliveredMessageCount { get; private init; }

    /// <summary>How many openings of messages were reported.</summary>
    public int OpenedMessageCount { get; private init; }

    /// <summary>How many clicks in messages were reported.</summary>
    public int ClickedMessageCount { get; private init; }

    /// <summary>How many support cases of distinct ids are open; see <see cref="CustomerHistory.Cases"/>.</summary>
    public int OpenCaseCount { get; private init; }

    /// <summary>How many subscriptions of distinct ids are running; see <see cref="CustomerHistory.Subscriptions"/>.</summary>
    public int OpenSubscriptionCount { get; private init; }

    /// <summary>UTC ticks of <see cref="LastOrderAt"/>; 0 when none counts.</summary>
    internal long LastOrderTicks => OrderTotals.LastOrderTicks;

    /// <summary>The mean rating of his reviews, on the host's scale.</summary>
    public Estimate MeanRating() => ReviewCount > 0 ? Estimate.Of((double)(RatingSum / ReviewCount)) : Estimate.None("no reviews");

    /// <summary>His cadence: the mean time between orders that count, in days of 24 hours.</summary>
    public Estimate MeanDaysBetweenOrders() => OrderCount > 1
        ? Estimate.Of((double)(OrderTotals.LastOrderTicks - OrderTotals.FirstOrderTicks) / TimeSpan.TicksPerDay / (OrderCount - 1))
        : Estimate.None("fewer than two orders");

    /// <summary>Recency: whole calendar days in a zone from the last order that counts to <paramref name="asOf"/>; null when none counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public int? DaysSinceLastOrder(DateTimeOffset asOf, TimeZoneInfo zone) =>
        LastOrderAt is { } last ? CalendarDays.Between(last, asOf, zone) : null;

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"CustomerProfile {{ FirstSeenAt = {FirstSeenAt:O}, LastSeenAt = {LastSeenAt:O}, VisitCount = {VisitCount}, "
        + $"EngagedVisitCount = {EngagedVisitCount}, FirstSource = {FirstSource}, LastSource = {LastSource}, "
        + $"SessionTime = {SessionTime}, Contacts = {Contacts}, OrderCount = {OrderCount}, FullPriceOrderCount = {FullPriceOrderCount}, "
        + $"NetRevenue = {NetRevenue}, RefundedTotal = {RefundedTotal}, FirstOrderAt = {FirstOrderAt:O}, "
        + $"LastOrderAt = {LastOrderAt:O}, ReferralCount = {ReferralCount}, IsReferred = {IsReferred}, ReviewCount = {ReviewCount}, "
        + $"LastNps = {LastNps}, LastCsat = {LastCsat}, CartValue = {CartValue}, CartItemCount = {CartItemCount}, "
        + $"CartUpdatedAt = {CartUpdatedAt:O}, SentMessageCount = {SentMessageCount}, DeliveredMessageCount = {DeliveredMessageCount}, "
        + $"OpenedMessageCount = {OpenedMessageCount}, ClickedMessageCount = {ClickedMessageCount}, OpenCaseCount = {OpenCaseCount}, "
        + $"OpenSubscriptionCount = {OpenSubscriptionCount} }}");

    private static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
