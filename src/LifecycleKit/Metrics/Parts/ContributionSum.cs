using System.Numerics;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Adds up the contributions of events, orders or customers to a metric. Sums are exact, so the order and the number of threads do not
/// matter.
/// </summary>
internal static class ContributionSum
{
    public static T Of<T>(IEnumerable<CustomerEvent> events, Func<CustomerEvent, T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(events);
        return Sum(events, part);
    }

    public static T Of<T>(IEnumerable<OrderSnapshot> orders, Func<OrderSnapshot, T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(orders);
        return Sum(orders, part);
    }

    public static T Of<T>(IEnumerable<OrderLedger> ledgers, Func<OrderLedger, T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        return Sum(ledgers, part);
    }

    public static T OfCustomers<T>(IEnumerable<IEnumerable<CustomerEvent>> customers, Func<IEnumerable<CustomerEvent>, T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(customers);
        return Sum(customers, part);
    }

    public static T Of<T>(OrderLog log, OrderContribution<T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(log);
        var sum = default(T);
        var adding = new object();
        CustomerRanges.ForEach(log.CustomerCount, (from, to) =>
        {
            var buffer = new OrderBuffer();
            var range = default(T);
            for (var customer = from; customer < to; customer++) range += part(buffer.Read(log[customer]));
            lock (adding) sum += range;
        });
        return sum;
    }

    private static TSum Sum<TPart, TSum>(IEnumerable<TPart> parts, Func<TPart, TSum> addition)
        where TSum : struct, IAdditionOperators<TSum, TSum, TSum>
    {
        var sum = default(TSum);
        foreach (var part in parts) sum += addition(part);
        return sum;
    }
}

/// <summary>Returns the contribution of one customer to a metric.</summary>
/// <param name="orders">The customer's whole history of orders and credits, by instant.</param>
internal delegate T OrderContribution<T>(ReadOnlySpan<OrderEntry> orders);
