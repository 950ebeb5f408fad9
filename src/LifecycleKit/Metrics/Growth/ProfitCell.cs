using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The orders of a group of customers in one unit of time: revenue, and profit where the margin is known.</summary>
/// <remarks><c>default</c> is a cell without an order or a credit.</remarks>
public readonly record struct ProfitCell
{
    /// <summary>The number of customers with a counted order.</summary>
    public long CustomerCount { get; init; }

    /// <summary>The number of counted orders.</summary>
    public long OrderCount { get; init; }

    /// <summary>The net revenue of all orders and credits, in the reporting currency.</summary>
    public decimal NetRevenue { get; init; }

    /// <summary>The profit of the orders and credits whose margin is known.</summary>
    public ProfitTotals Margins { get; init; }

    /// <summary>
    /// The profit per customer, over the customers with a counted order and a known margin on every order and credit, with an interval.
    /// </summary>
    public MeanValue ProfitPerCustomer { get; init; }

    /// <summary>The profit of <see cref="Margins"/>, in the reporting currency; null when no margin is known, which is not 0.</summary>
    public decimal? Profit => Margins.OrderCount > 0 ? Margins.Profit : null;

    /// <summary>The share of <see cref="NetRevenue"/> whose margin is known; 0/0 when the revenue is not above 0.</summary>
    public Ratio MarginKnown => Margins.KnownShare(NetRevenue);

    /// <summary>Indicates whether there is an order or a credit.</summary>
    public bool IsObserved => OrderCount > 0 || NetRevenue != 0 || Margins.OrderCount > 0;

    /// <summary>The revenue and the profit, or a dash, culture-invariant.</summary>
    public override string ToString() => !IsObserved ? "-"
        : FormattableString.Invariant($"revenue {NetRevenue}, profit {(Profit is { } profit ? profit : "unknown")}");

    /// <summary>Returns the cell of the customers of two cells.</summary>
    internal ProfitCell Merge(ProfitCell other) => new()
    {
        CustomerCount = CustomerCount + other.CustomerCount,
        OrderCount = OrderCount + other.OrderCount,
        NetRevenue = NetRevenue + other.NetRevenue,
        Margins = Margins + other.Margins,
        ProfitPerCustomer = ProfitPerCustomer + other.ProfitPerCustomer,
    };
}

/// <summary>The orders of one customer in one unit of time.</summary>
[Mutable("adds up the orders of a customer")]
internal struct ProfitPart
{
    private ProfitTotals _margins;
    private int _orders;
    private decimal _revenue;

    /// <summary>The number of counted orders and credits.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Whether the margin of each is known.</summary>
    public readonly bool IsKnown => EntryCount > 0 && _margins.OrderCount == EntryCount;

    public readonly decimal Profit => _margins.Profit;

    public void Add(OrderSnapshot order)
    {
        if (!order.IsCounted && !(order.IsCredit && order.Status != OrderStatus.Cancelled)) return;
        EntryCount++;
        _orders += order.IsCounted ? 1 : 0;
        _revenue += order.NetTotal;
        _margins += ProfitTotals.Of(order);
    }

    public readonly ProfitCell ToCell() => new()
    {
        CustomerCount = _orders > 0 ? 1 : 0,
        OrderCount = _orders,
        NetRevenue = _revenue,
        Margins = _margins,
        ProfitPerCustomer = _orders > 0 && IsKnown ? MeanValue.Of(Profit) : default,
    };
}
