using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// Sales by group of customers: the customers, the orders and the revenue of a period for each country, source, segment or any other group.
/// </summary>
/// <remarks>
/// A customer is in one group, with all orders, and counts once however many orders the period has. A group for each day, week or month,
/// with the profit, is <see cref="ProfitTable"/>. Tables of disjoint customers merge exactly.
/// </remarks>
public sealed class SalesByGroup
{
    private SalesByGroup(Period period, IEnumerable<SalesGroupRow> rows)
    {
        var sums = new Dictionary<(bool IsNone, string Name), SalesGroupRow>();
        foreach (var row in rows)
        {
            var key = (row.Group is null, row.Group ?? string.Empty);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out var isKnown);
            sum = isKnown ? sum.With(row) : row;
        }

        Period = period;
        Rows =
        [
            .. sums.OrderByDescending(one => one.Value.NetRevenue).ThenBy(one => one.Key.IsNone)
                .ThenBy(one => one.Key.Name, StringComparer.Ordinal).Select(one => one.Value),
        ];
    }

    /// <summary>The period in which the orders were placed.</summary>
    public Period Period { get; }

    /// <summary>
    /// The groups with an order or a credit, the highest net revenue first; of equal revenue in ordinal order, and customers without a
    /// group last.
    /// </summary>
    public ImmutableArray<SalesGroupRow> Rows { get; }

    /// <summary>Creates the table of customers.</summary>
    /// <param name="customers">The customers, in any order; read once.</param>
    /// <param name="groupOf">
    /// Returns the group of a customer, such as the value of the trait "country" or
    /// <c>customer =&gt; customer.Profile.FirstSource</c>; null for none. Groups are compared ordinally.
    /// </param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or <paramref name="groupOf"/> is null.</exception>
    /// <exception cref="ArgumentException">A customer is null.</exception>
    public static SalesByGroup Create(IEnumerable<CustomerHistory> customers, Func<CustomerHistory, string?> groupOf, Period period)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(groupOf);
        return new SalesByGroup(period, RowsOf(customers, groupOf, period));
    }

    /// <summary>Finds the row of a group.</summary>
    /// <param name="group">The group, compared ordinally; null for the customers without one.</param>
    /// <returns>The row; null when the period has no order and no credit of the group.</returns>
    public SalesGroupRow? Find(string? group)
    {
        foreach (var row in Rows)
            if (string.Equals(row.Group, group, StringComparison.Ordinal)) return row;
        return null;
    }

    /// <summary>Returns the table of the customers of two tables with no customer in common.</summary>
    /// <param name="other">The table of other customers in the same period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has another period.</exception>
    public SalesByGroup Merge(SalesByGroup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Period == other.Period
            ? new SalesByGroup(Period, Rows.Concat(other.Rows))
            : throw new ArgumentException($"The tables are of different periods, {Period} and {other.Period}.", nameof(other));
    }

    /// <summary>The groups with their customers, orders and revenue, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Rows);

    private static IEnumerable<SalesGroupRow> RowsOf(
        IEnumerable<CustomerHistory> customers, Func<CustomerHistory, string?> groupOf, Period period)
    {
        foreach (var customer in customers)
        {
            if (customer is null) throw new ArgumentException("A customer is null.", nameof(customers));
            var hasAny = false;
            var (orders, revenue) = (default(MeanValue), 0m);
            foreach (var order in customer.Orders.AllOrders)
            {
                if (!period.Contains(order.PlacedAt) || order.Status == OrderStatus.Cancelled) continue;
                hasAny = true;
                orders += AverageOrderValue.Gross(order);
                revenue += order.NetTotal;
            }

            if (!hasAny) continue;
            yield return new SalesGroupRow(groupOf(customer), orders.Count > 0 ? MeanValue.Of(revenue) : default, orders, revenue);
        }
    }
}

/// <summary>The sales of one group of customers in a period.</summary>
/// <param name="Group">The group; null for customers without one.</param>
/// <param name="RevenuePerCustomer">
/// The net revenue of each customer with a counted order: the mean is the revenue per paying customer.
/// </param>
/// <param name="GrossOrders">The gross totals of the counted orders: their mean is the average order value, gross.</param>
/// <param name="NetRevenue">
/// The sum of the net totals of all orders and credits, in the reporting currency, also of customers with credits alone.
/// </param>
public readonly record struct SalesGroupRow(string? Group, MeanValue RevenuePerCustomer, MeanValue GrossOrders, decimal NetRevenue)
{
    /// <summary>The number of customers with a counted order.</summary>
    public long CustomerCount => RevenuePerCustomer.Count;

    /// <summary>The number of counted orders.</summary>
    public long OrderCount => GrossOrders.Count;

    /// <summary>Returns the group, the numbers of customers and orders, and the revenue, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Group ?? "(no group)"}: {CustomerCount} customer(s), {OrderCount} order(s), {NetRevenue} net");

    internal SalesGroupRow With(in SalesGroupRow other) => this with
    {
        RevenuePerCustomer = RevenuePerCustomer + other.RevenuePerCustomer,
        GrossOrders = GrossOrders + other.GrossOrders,
        NetRevenue = NetRevenue + other.NetRevenue,
    };
}
