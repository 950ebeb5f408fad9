using System.Runtime.InteropServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>The newest snapshot of each order of all customers, by the rules of <see cref="OrderLedger"/>.</summary>
internal sealed class ReportOrders
{
    private readonly Dictionary<(int Customer, string OrderId), int> _places = [];
    private readonly List<(int Customer, LedgerEntry Order)> _orders = [];
    private string? _currency;

    /// <summary>All kept snapshots, each with the number of its customer.</summary>
    public IEnumerable<(int Customer, OrderSnapshot Order)> All
    {
        get
        {
            foreach (var (customer, order) in _orders)
            {
                yield return (customer, order.InForce);
                if (order.Aside is { } aside) yield return (customer, aside);
            }
        }
    }

    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    public void ThrowIfOtherCurrency(OrderSnapshot order)
    {
        if (order.Currency is { } currency && _currency is { } expected && !string.Equals(currency, expected, StringComparison.Ordinal))
            throw new CurrencyMismatchException(expected, currency, order.OrderId);
    }

    public void Apply(int customer, OrderSnapshot order)
    {
        _currency ??= order.Currency;
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (customer, order.OrderId), out var isKnown);
        if (!isKnown)
        {
            place = _orders.Count;
            _orders.Add((customer, default));
        }

        _orders[place] = (customer, _orders[place].Order.With(order));
    }

    /// <summary>Returns the orders grouped by customer: those of customer i are from index starts[i] up to starts[i + 1].</summary>
    public (int[] Starts, OrderSnapshot[] Orders) ByCustomer(int customers)
    {
        var starts = new int[customers + 1];
        foreach (var (customer, _) in _orders) starts[customer + 1]++;
        for (var i = 0; i < customers; i++) starts[i + 1] += starts[i];
        var (next, grouped) = (starts[..^1], new OrderSnapshot[_orders.Count]);
        foreach (var (customer, order) in _orders) grouped[next[customer]++] = order.InForce;
        return (starts, grouped);
    }
}
