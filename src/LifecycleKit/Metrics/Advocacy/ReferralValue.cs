using System.Numerics;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// Net revenue and orders per customer of a period, of customers who were referred against those who were not, and of customers who
/// referred others against those who did not.
/// </summary>
/// <remarks>
/// <para>Customers are those with a counted order before the end of the period; a customer without orders in the period counts as 0. A
/// referral counts when it was recorded before the end of the period, also after the first order, as in <see cref="ReferralRate"/>. Every
/// customer is in one group of each pair. The revenue that a referrer brought through others is not in their own: events do not say who
/// referred a customer.</para>
/// <para>Compare two groups with <see cref="MeanDifference.Between"/>. The groups differ in more than the referral, such as in age as
/// customers, so a difference is not its effect. Values of disjoint customers add up exactly. <c>default</c> has no customers and is the
/// neutral element of addition. Amounts are in the reporting currency.</para>
/// </remarks>
public readonly record struct ReferralValue : IAdditionOperators<ReferralValue, ReferralValue, ReferralValue>
{
    /// <summary>Customers who were referred.</summary>
    public ReferralGroup Referred { get; private init; }

    /// <summary>Customers who were not referred.</summary>
    public ReferralGroup NotReferred { get; private init; }

    /// <summary>Customers who referred others.</summary>
    public ReferralGroup Referrers { get; private init; }

    /// <summary>Customers who did not refer others.</summary>
    public ReferralGroup NonReferrers { get; private init; }

    /// <summary>Returns the value over customers.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders of a customer are in two currencies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The net revenue of a customer is beyond ±10¹⁵.</exception>
    public static ReferralValue Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period period) =>
        ContributionSum.OfCustomers(customers, events => Contribution(events, period));

    /// <summary>Returns one customer's contribution; nothing without an order before the end of the period.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The net revenue is beyond ±10¹⁵.</exception>
    public static ReferralValue Contribution(IEnumerable<CustomerEvent> events, Period period)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (isReferred, isReferrer) = (false, false);
        OrderLedger? ledger = null;
        foreach (var one in events)
        {
            if (one.Kind == CustomerEventKind.Order) (ledger ??= new OrderLedger()).Apply(one.Snapshot!);
            else if (one.Kind == CustomerEventKind.ReferredBy) isReferred |= one.AtTicks < period.ToTicks;
            else if (one.Kind == CustomerEventKind.ReferralMade) isReferrer |= one.AtTicks < period.ToTicks;
        }

        ReadOnlySpan<OrderEntry> orders = ledger?.ToEntries();
        if (!orders.Before(period.To).HasOrder()) return default;
        var inPeriod = orders.In(period);
        var group = new ReferralGroup { Revenue = MeanValue.Of(inPeriod.NetRevenue()), Orders = MeanValue.Of(inPeriod.CountOrders()) };
        return new ReferralValue
        {
            Referred = isReferred ? group : default,
            NotReferred = isReferred ? default : group,
            Referrers = isReferrer ? group : default,
            NonReferrers = isReferrer ? default : group,
        };
    }

    /// <summary>Returns the value of two disjoint groups of customers.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static ReferralValue operator +(ReferralValue left, ReferralValue right) => new()
    {
        Referred = left.Referred.Merge(right.Referred),
        NotReferred = left.NotReferred.Merge(right.NotReferred),
        Referrers = left.Referrers.Merge(right.Referrers),
        NonReferrers = left.NonReferrers.Merge(right.NonReferrers),
    };

    /// <summary>The four groups, culture-invariant.</summary>
    public override string ToString() =>
        $"referred {Referred}; not referred {NotReferred}; referrers {Referrers}; non-referrers {NonReferrers}";
}

/// <summary>Net revenue and orders of each customer of a group in a period.</summary>
/// <remarks><c>default</c> has no customers.</remarks>
public readonly record struct ReferralGroup
{
    /// <summary>The net revenue of each customer, with mean and interval, in the reporting currency.</summary>
    public MeanValue Revenue { get; internal init; }

    /// <summary>The number of orders of each customer, with mean and interval.</summary>
    public MeanValue Orders { get; internal init; }

    /// <summary>The number of customers.</summary>
    public long CustomerCount => Revenue.Count;

    /// <summary>The revenue and the orders, culture-invariant.</summary>
    public override string ToString() => $"{Revenue}, {Orders} orders";

    internal ReferralGroup Merge(in ReferralGroup other) => new() { Revenue = Revenue + other.Revenue, Orders = Orders + other.Orders };
}
