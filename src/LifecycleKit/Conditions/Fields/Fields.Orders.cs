namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>event.salesChannel</c>: the channel of sale of an order, such as <c>online</c> or <c>store</c>; missing for other events, and
    /// for an order that names none.
    /// </summary>
    public static TextField EventSalesChannel { get; } =
        new("event.salesChannel", static (in Facts f) => f.HasEvent ? f.Event.Snapshot?.SalesChannel : null, FieldTiming.Event);

    /// <summary>
    /// <c>orders.lastShippedAt</c>: when the last counted order was shipped; missing when none was. It rolls back when that order is
    /// cancelled or fully refunded.
    /// </summary>
    public static InstantField LastShippedAt { get; } =
        new("orders.lastShippedAt", static (in Facts f) => f.History.Orders.Fulfilment.LastShippedTicks);

    /// <summary>
    /// <c>orders.lastDeliveredAt</c>: when the last counted order was delivered; missing when none was. It rolls back when that order is
    /// cancelled or fully refunded.
    /// </summary>
    public static InstantField LastDeliveredAt { get; } =
        new("orders.lastDeliveredAt", static (in Facts f) => f.History.Orders.Fulfilment.LastDeliveredTicks);

    /// <summary>
    /// <c>orders.lastReturnedAt</c>: when goods of any order last came back, whether or not the order is still counted; missing when none
    /// did. An order that was cancelled has no part in it.
    /// </summary>
    public static InstantField LastReturnedAt { get; } =
        new("orders.lastReturnedAt", static (in Facts f) => f.History.Orders.Fulfilment.LastReturnedTicks);

    /// <summary>
    /// <c>orders.undelivered</c>: the number of counted orders that were neither delivered nor returned; all counted orders in a shop that
    /// does not report deliveries.
    /// </summary>
    public static NumberField UndeliveredOrderCount { get; } =
        Count("orders.undelivered", static (in Facts f) => f.History.Orders.UndeliveredOrderCount);
}
