namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>orders.largest</c>: the net total of the largest counted order; missing without one. It falls when that order is refunded or
    /// cancelled.
    /// </summary>
    public static NumberField LargestOrder { get; } = Money(
        "orders.largest",
        static (in Facts f, out decimal v) =>
        {
            v = f.OrderTotals.OrderCount > 0 ? f.History.Orders.LargestOrder : 0;
            return f.OrderTotals.OrderCount > 0;
        });

    /// <summary>
    /// <c>orders.meanOfOthers</c>: the mean net total of the counted orders other than the largest one, rounded to eight decimals; missing
    /// with fewer than two orders. Of several largest orders, one is left out.
    /// </summary>
    public static NumberField MeanOfOtherOrders { get; } = Money(
        "orders.meanOfOthers",
        static (in Facts f, out decimal v) =>
        {
            var count = f.OrderTotals.OrderCount;
            v = count < 2 ? 0 : decimal.Round(
                (f.History.Orders.CountedRevenue - f.History.Orders.LargestOrder) / (count - 1), Scaled.MoneyScale);
            return count >= 2;
        });
}
