namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    private const int MaxSingleCategories = 256;

    /// <summary>The latest <see cref="OrderSnapshot.ShippedAt"/> of the counted orders, in UTC; null when none was shipped.</summary>
    /// <remarks>
    /// When that order is cancelled or fully refunded, the instant rolls back to the one before. The first call after such a change is
    /// O(n); this holds for the other members about fulfilment too.
    /// </remarks>
    public DateTimeOffset? LastShippedAt => OrderDetails.InstantOf(Fulfilment.LastShippedTicks);

    /// <summary>The latest <see cref="OrderSnapshot.DeliveredAt"/> of the counted orders, in UTC; null when none was delivered.</summary>
    public DateTimeOffset? LastDeliveredAt => OrderDetails.InstantOf(Fulfilment.LastDeliveredTicks);

    /// <summary>
    /// The latest <see cref="OrderSnapshot.ReturnedAt"/> of all orders that are not cancelled, in UTC; null when none came back. An order
    /// that came back is often fully refunded, so that it is not counted any more.
    /// </summary>
    public DateTimeOffset? LastReturnedAt => OrderDetails.InstantOf(Fulfilment.LastReturnedTicks);

    /// <summary>
    /// The number of counted orders that were neither delivered nor returned; all counted orders in a shop that does not report deliveries.
    /// </summary>
    public int UndeliveredOrderCount => OrderCount == 0 ? 0 : OrderCount - Fulfilment.ArrivedCount;

    /// <summary>
    /// The products of the lines of all counted orders, distinct and in ordinal order. A product of which every order was cancelled or
    /// fully refunded is not among them.
    /// </summary>
    /// <remarks>The first call is O(n); afterwards the set is kept, and only a change of it allocates.</remarks>
    public IReadOnlyList<string> BoughtProducts => Bought.Products.Texts;

    /// <summary>
    /// The categories of all counted orders and of their lines, distinct and in ordinal order, by the rule of
    /// <see cref="BoughtProducts"/>.
    /// </summary>
    public IReadOnlyList<string> BoughtCategories => Bought.Categories.Texts;

    /// <summary>Returns the categories of an order and of its lines; of an order with a known category without an allocation.</summary>
    internal TextSet CategoriesOf(OrderSnapshot order)
    {
        if (order.HasDetails || order.Category is not { } category || EntryCount == 0) return order.Categories;
        var known = Volatile.Read(ref Parts.SingleCategories);
        foreach (var set in known)
        {
            if (string.Equals(set[0], category, StringComparison.Ordinal)) return set;
        }

        var single = order.Categories;
        // Readers may race here; a set that one of two readers loses is made again.
        if (known.Length < MaxSingleCategories) Interlocked.CompareExchange(ref Parts.SingleCategories, [.. known, single], known);
        return single;
    }

    internal OrderFulfilment Fulfilment
    {
        get
        {
            if (EntryCount == 0) return OrderFulfilment.None;
            // Several threads may read the orders at a time; all of them find the same.
            var parts = Parts;
            return Volatile.Read(ref parts.Fulfilment) ?? (parts.Fulfilment = OrderFulfilment.Of(new OrdersInForce(this)));
        }
    }

    private BoughtSets Bought
    {
        get
        {
            if (OrderCount == 0) return BoughtSets.None;
            var parts = Parts;
            return Volatile.Read(ref parts.Bought) ?? (parts.Bought = BoughtSets.Of(parts.Counted));
        }
    }
}
