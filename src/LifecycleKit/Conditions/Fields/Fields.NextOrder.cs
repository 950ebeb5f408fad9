namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>orders.nextExpectedAt</c>: when the next order is due by the customer's own rhythm, the last counted order plus the mean time
    /// between the counted orders (<see cref="MeanDaysBetweenOrders"/>). Missing with fewer than two orders, and when all orders were
    /// placed at one instant. The instant stays until the orders change, and lies in the past for a customer who is late.
    /// </summary>
    public static InstantField NextExpectedOrderAt { get; } = new("orders.nextExpectedAt", static (in Facts f) =>
    {
        ref readonly var orders = ref f.OrderTotals;
        var span = orders.LastOrderTicks - orders.FirstOrderTicks;
        if (orders.OrderCount < 2 || span == 0) return 0;
        var interval = span / (orders.OrderCount - 1);
        return interval <= DateTime.MaxValue.Ticks - orders.LastOrderTicks ? orders.LastOrderTicks + interval : 0;
    });

    /// <summary>
    /// <c>clv.nextOrderAt</c>: when the next order is due by the model, the last counted order plus the median time to the next one as
    /// predicted at the last order (<see cref="Scoring.PopulationModel.FindNextOrder"/>). Missing without an order or a model, and where
    /// the customer orders again with a probability below ½. The instant stays until the orders change, and lies in the past for a
    /// customer who is late.
    /// </summary>
    public static InstantField NextOrderAt { get; } = new("clv.nextOrderAt", static (in Facts f) =>
        f.Context.Population is { } model && f.TryGetPurchases(out var clock)
            ? model.NextOrderTicks(clock, f.OrderTotals.LastOrderTicks) : 0);
}
