using System.Numerics;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Support cases per order, and per customer, of a period.</summary>
/// <remarks>
/// <para>A customer counts from the first counted order on: customers are those with a counted order before the end of the period, and
/// their cases and orders are those of the period. Cases of persons who have never ordered are left out of both figures. A case belongs to
/// the period of its first opening; a reopened case is one case. Cases are not linked to orders, so a case of the period can be about an
/// earlier order.</para>
/// <para>Rates of disjoint customers add up exactly. <c>default</c> has no customers and is the neutral element of addition.</para>
/// </remarks>
public readonly record struct ContactRate : IAdditionOperators<ContactRate, ContactRate, ContactRate>
{
    private const string TooFew = "a standard error needs two customers";
    private const string AllEqual = "all customers are alike";

    private readonly Int128 _caseSquares;
    private readonly Int128 _orderSquares;
    private readonly Int128 _products;

    private ContactRate(long customers, long cases, long orders, Int128 caseSquares, Int128 orderSquares, Int128 products)
    {
        CustomerCount = customers;
        CaseCount = cases;
        OrderCount = orders;
        _caseSquares = caseSquares;
        _orderSquares = orderSquares;
        _products = products;
    }

    /// <summary>The number of customers with an order before the end of the period.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of their cases that were opened in the period.</summary>
    public long CaseCount { get; }

    /// <summary>The number of their orders in the period.</summary>
    public long OrderCount { get; }

    /// <summary>Returns one customer's contribution, from counts.</summary>
    /// <param name="cases">The number of the customer's cases; at least 0.</param>
    /// <param name="orders">The number of the customer's orders; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static ContactRate OfCustomer(long cases, long orders)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        return new ContactRate(1, cases, orders, (Int128)cases * cases, (Int128)orders * orders, (Int128)cases * orders);
    }

    /// <summary>Returns the rates over customers.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders of a customer are in two currencies.</exception>
    public static ContactRate Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period period) =>
        ContributionSum.OfCustomers(customers, events => Contribution(events, period));

    /// <summary>Returns one customer's contribution; nothing for a person without an order before the end of the period.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static ContactRate Contribution(IEnumerable<CustomerEvent> events, Period period)
    {
        ArgumentNullException.ThrowIfNull(events);
        CustomerEvent[] all = [.. events];
        ReadOnlySpan<OrderEntry> orders = CustomerActivity.Of(all, period).Orders;
        if (!orders.Before(period.To).HasOrder()) return default;
        var cases = CaseTimeline.Of(all, period.ToTicks).Count(one => period.Contains(one.OpenedTicks));
        return OfCustomer(cases, orders.In(period).CountOrders());
    }

    /// <summary>Returns the rates of two disjoint groups of customers.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static ContactRate operator +(ContactRate left, ContactRate right) => checked(new ContactRate(
        left.CustomerCount + right.CustomerCount, left.CaseCount + right.CaseCount, left.OrderCount + right.OrderCount,
        left._caseSquares + right._caseSquares, left._orderSquares + right._orderSquares, left._products + right._products));

    /// <summary>Returns the cases per order, with its standard error; may exceed 1.</summary>
    /// <remarks>
    /// The ratio R of two sums over n customers, with the standard error by the delta method (linearisation; W. G. Cochran, "Sampling
    /// Techniques", 1977, section 6.4): √(n / (n − 1) · Σ(c − R o)²) / Σ o, with c cases and o orders of a customer. Customers are the
    /// units that are sampled, so a customer with many cases widens the interval.
    /// </remarks>
    public Estimate PerOrder()
    {
        if (OrderCount == 0) return Estimate.None("there are no orders");
        var rate = (double)CaseCount / OrderCount;
        // In whole numbers, so that the sum is exactly 0 for customers who are alike.
        BigInteger c = CaseCount, o = OrderCount;
        return Estimated(rate, (double)(o * o * _caseSquares - 2 * c * o * _products + c * c * _orderSquares), (double)(o * o * o * o));
    }

    /// <summary>Returns the mean number of cases of a customer, with its standard error √(variance / n).</summary>
    public Estimate PerCustomer()
    {
        if (CustomerCount == 0) return Estimate.None("there are no customers");
        BigInteger c = CaseCount, n = CustomerCount;
        return Estimated((double)CaseCount / CustomerCount, (double)(n * _caseSquares - c * c), (double)(n * n * n));
    }

    /// <summary>The counts, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{CaseCount} cases, {OrderCount} orders, {CustomerCount} customers");

    private Estimate Estimated(double value, double squares, double scale)
    {
        if (CustomerCount < 2) return Estimate.Of(value, TooFew);
        return squares > 0
            ? Estimate.Of(value, Math.Sqrt(squares / scale * CustomerCount / (CustomerCount - 1))) : Estimate.Of(value, AllEqual);
    }
}
