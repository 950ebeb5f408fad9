using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Customers;

/// <summary>The single customer view: the sums and last values of all recorded events of one customer, in a value of fixed size.</summary>
/// <remarks>
/// <para>A profile results from applying a customer's events, does not depend on the order of their arrival, and can be rebuilt from
/// them. <see cref="OrderLedger"/> says which orders count; instants are UTC; money is in the reporting currency. A count or a time that
/// would exceed its range stays at the largest value.</para>
/// <para><c>default</c> is a customer without events.</para>
/// </remarks>
public readonly partial record struct CustomerProfile
{
    /// <summary>The visits, and the first and last activity.</summary>
    internal ProfileActivity Activity { get; init; }

    /// <summary>The values that most events do not change.</summary>
    internal ProfileDetails Details { get; init; }

    /// <summary>
    /// The instant of the first activity of the customer; null for none. Messages to the customer, credits, exposures and traits are not
    /// activities.
    /// </summary>
    public DateTimeOffset? FirstSeenAt => Activity.FirstSeenAt;

    /// <summary>The instant of the last activity of the customer; null for none.</summary>
    public DateTimeOffset? LastSeenAt => Activity.LastSeenAt;

    /// <summary>The number of visits.</summary>
    public int VisitCount => Activity.VisitCount;

    /// <summary>The number of visits in which the customer engaged.</summary>
    public int EngagedVisitCount => Activity.EngagedVisitCount;

    /// <summary>
    /// The source of the first visit with a source; null when no visit has one. At one instant the smaller event id is first, then the
    /// smaller source, ordinally.
    /// </summary>
    public string? FirstSource => Activity.FirstNamedVisit.Source;

    /// <summary>
    /// The source of the last visit with a source; null when no visit has one. At one instant the greater event id is last, then the
    /// smaller source, ordinally.
    /// </summary>
    public string? LastSource => Activity.LastNamedVisit.Source;

    /// <summary>The medium of the visit of <see cref="FirstSource"/>; null when unknown.</summary>
    public string? FirstMedium => Activity.FirstNamedVisit.Origin?.Medium;

    /// <summary>The campaign of the visit of <see cref="FirstSource"/>; null when unknown.</summary>
    public string? FirstCampaign => Activity.FirstNamedVisit.Origin?.Campaign;

    /// <summary>The term of the visit of <see cref="FirstSource"/>; null when unknown.</summary>
    public string? FirstTerm => Activity.FirstNamedVisit.Origin?.Term;

    /// <summary>The medium of the visit of <see cref="LastSource"/>; null when unknown.</summary>
    public string? LastMedium => Activity.LastNamedVisit.Origin?.Medium;

    /// <summary>The campaign of the visit of <see cref="LastSource"/>; null when unknown.</summary>
    public string? LastCampaign => Activity.LastNamedVisit.Origin?.Campaign;

    /// <summary>The term of the visit of <see cref="LastSource"/>; null when unknown.</summary>
    public string? LastTerm => Activity.LastNamedVisit.Origin?.Term;

    /// <summary>The total duration of all visits.</summary>
    public TimeSpan SessionTime => new(Activity.SessionTicks);

    /// <summary>The channels through which the customer can and may be contacted.</summary>
    public Contactability Contacts => Details.Contacts;

    /// <summary>The counts and sums of the orders; see <see cref="OrderLedger.Totals"/>.</summary>
    public OrderTotals OrderTotals { get; internal init; }

    /// <summary>The <see cref="OrderTotals.OrderCount"/> of <see cref="OrderTotals"/>.</summary>
    public int OrderCount => OrderTotals.OrderCount;

    /// <summary>The <see cref="OrderTotals.FullPriceOrderCount"/> of <see cref="OrderTotals"/>.</summary>
    public int FullPriceOrderCount => OrderTotals.FullPriceOrderCount;

    /// <summary>The <see cref="OrderTotals.NetRevenue"/> of <see cref="OrderTotals"/>.</summary>
    public decimal NetRevenue => OrderTotals.NetRevenue;

    /// <summary>The <see cref="OrderTotals.RefundedTotal"/> of <see cref="OrderTotals"/>.</summary>
    public decimal RefundedTotal => OrderTotals.RefundedTotal;

    /// <summary>The <see cref="OrderTotals.FirstOrderAt"/> of <see cref="OrderTotals"/>.</summary>
    public DateTimeOffset? FirstOrderAt => OrderTotals.FirstOrderAt;

    /// <summary>The <see cref="OrderTotals.LastOrderAt"/> of <see cref="OrderTotals"/>.</summary>
    public DateTimeOffset? LastOrderAt => OrderTotals.LastOrderAt;

    /// <summary>The number of referrals that the customer made.</summary>
    public int ReferralCount => Details.ReferralCount;

    /// <summary>Whether another customer referred the customer.</summary>
    public bool IsReferred => Details.IsReferred;

    /// <summary>The number of reviews that the customer wrote.</summary>
    public int ReviewCount => Details.ReviewCount;

    /// <summary>The last answer on the net promoter scale, 0 to 10; null for none.</summary>
    public int? LastNps => Details.LastNps;

    /// <summary>The last answer on satisfaction, 1 to 5; null for none.</summary>
    public int? LastCsat => Details.LastCsat;

    /// <summary>The value of the cart as last reported; 0 when empty or never reported.</summary>
    public decimal CartValue => Details.Cart.Value.Value;

    /// <summary>The number of items in the cart as last reported; 0 when never reported.</summary>
    public int CartItemCount => Details.Cart.Value.Items;

    /// <summary>The instant of the last report of the cart; null for none.</summary>
    public DateTimeOffset? CartUpdatedAt => Details.CartUpdatedAt;

    /// <summary>The number of messages sent to the customer.</summary>
    public int SentMessageCount => Details.SentMessageCount;

    /// <summary>The number of messages that were delivered.</summary>
    public int DeliveredMessageCount => Details.DeliveredMessageCount;

    /// <summary>The number of reported openings of messages.</summary>
    public int OpenedMessageCount => Details.OpenedMessageCount;

    /// <summary>The number of reported clicks in messages.</summary>
    public int ClickedMessageCount => Details.ClickedMessageCount;

    /// <summary>The number of open support cases with distinct ids; see <see cref="CustomerHistory.Cases"/>.</summary>
    public int OpenCaseCount => Details.OpenCaseCount;

    /// <summary>The number of running subscriptions with distinct ids; see <see cref="CustomerHistory.Subscriptions"/>.</summary>
    public int OpenSubscriptionCount => Details.OpenSubscriptionCount;

    /// <summary>UTC ticks of <see cref="LastOrderAt"/>; 0 for none.</summary>
    internal long LastOrderTicks => OrderTotals.LastOrderTicks;

    /// <summary>Returns the mean rating of the reviews, on the scale of the host.</summary>
    public Estimate MeanRating() => ReviewCount > 0 ? Estimate.Of((double)(Details.RatingSum / ReviewCount)) : Estimate.None("no reviews");

    /// <summary>Returns the mean time between counted orders, in days of 24 hours.</summary>
    public Estimate MeanDaysBetweenOrders() => OrderCount > 1
        ? Estimate.Of((double)(OrderTotals.LastOrderTicks - OrderTotals.FirstOrderTicks) / TimeSpan.TicksPerDay / (OrderCount - 1))
        : Estimate.None("fewer than two orders");

    /// <summary>
    /// Returns the recency: the calendar days of a zone from the last counted order to <paramref name="asOf"/>; null without a counted
    /// order.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public int? DaysSinceLastOrder(DateTimeOffset asOf, TimeZoneInfo zone) =>
        LastOrderAt is { } last ? CalendarDays.CountDays(last, asOf, zone) : null;

    /// <summary>Returns the values, culture-invariant.</summary>
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
}
