namespace LifecycleKit.Customers;

public sealed partial record OrderSnapshot
{
    /// <summary>
    /// The contribution of the order to profit, in the reporting currency: <see cref="Margin"/>, lowered by refunds in the proportion in
    /// which they lower the gross total; null when the margin is unknown.
    /// </summary>
    /// <remarks>
    /// Margin · net total / gross total, rounded to eight decimals: 0 when everything was refunded or the order is cancelled, and the
    /// margin itself for a credit and for a gross total of 0. A refund is taken for a return, whose goods can be sold again; where the
    /// goods are lost, send the order with a lower margin. <see cref="Margin"/> is that of the order before refunds, as the gross total is.
    /// </remarks>
    public decimal? Profit
    {
        get
        {
            if (Margin is not { } margin) return null;
            if (Status == OrderStatus.Cancelled) return 0;
            return IsCredit || GrossTotal == 0 || RefundedTotal == 0 ? margin : Math.Round(margin * (NetTotal / GrossTotal), 8);
        }
    }
}
