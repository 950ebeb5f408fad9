namespace LifecycleKit.Customers;

/// <summary>What the orders of a customer say together about shipping, delivery and return; made when it is first asked for.</summary>
/// <param name="LastShippedTicks">UTC ticks of the last counted order that was shipped; 0 for none.</param>
/// <param name="LastDeliveredTicks">UTC ticks of the last counted order that was delivered; 0 for none.</param>
/// <param name="LastReturnedTicks">UTC ticks of the last order that was returned and is not cancelled; 0 for none.</param>
/// <param name="ArrivedCount">The number of counted orders that were delivered or returned.</param>
internal sealed record OrderFulfilment(long LastShippedTicks, long LastDeliveredTicks, long LastReturnedTicks, int ArrivedCount)
{
    public static OrderFulfilment None { get; } = new(0, 0, 0, 0);

    public static OrderFulfilment Of(IEnumerable<OrderSnapshot> orders)
    {
        var all = None;
        foreach (var order in orders) all = all.With(OfOne(order));
        return all;
    }

    /// <summary>Returns the same after a change of one order; null when the orders must be read again.</summary>
    public OrderFulfilment? After(OrderSnapshot? before, OrderSnapshot? after)
    {
        var (left, entered) = (OfOne(before), OfOne(after));
        if (left == entered) return this;
        if (IsLost(LastShippedTicks, left.LastShippedTicks, entered.LastShippedTicks)
            || IsLost(LastDeliveredTicks, left.LastDeliveredTicks, entered.LastDeliveredTicks)
            || IsLost(LastReturnedTicks, left.LastReturnedTicks, entered.LastReturnedTicks))
        {
            return null;
        }

        return With(entered) with { ArrivedCount = ArrivedCount + entered.ArrivedCount - left.ArrivedCount };
    }

    private static bool IsLost(long last, long left, long entered) => left == last && entered < left;

    private static OrderFulfilment OfOne(OrderSnapshot? order)
    {
        if (order is not { HasDetails: true } || order.Status == OrderStatus.Cancelled) return None;
        if (!order.IsCounted) return order.ReturnedTicks == 0 ? None : new OrderFulfilment(0, 0, order.ReturnedTicks, 0);
        return new OrderFulfilment(
            order.ShippedTicks, order.DeliveredTicks, order.ReturnedTicks,
            order.DeliveredTicks != 0 || order.ReturnedTicks != 0 ? 1 : 0);
    }

    private OrderFulfilment With(OrderFulfilment other) => other == None ? this : new OrderFulfilment(
        Math.Max(LastShippedTicks, other.LastShippedTicks), Math.Max(LastDeliveredTicks, other.LastDeliveredTicks),
        Math.Max(LastReturnedTicks, other.LastReturnedTicks), ArrivedCount + other.ArrivedCount);
}
