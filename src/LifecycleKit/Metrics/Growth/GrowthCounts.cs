namespace LifecycleKit.Metrics;

/// <summary>The counts and the net revenue of a period.</summary>
internal record struct GrowthCounts
{
    public long New;
    public long Returning;
    public long Resurrecting;
    public long Orders;
    public decimal NetRevenue;

    public static GrowthCounts operator +(in GrowthCounts left, in GrowthCounts right) => new()
    {
        New = left.New + right.New,
        Returning = left.Returning + right.Returning,
        Resurrecting = left.Resurrecting + right.Resurrecting,
        Orders = left.Orders + right.Orders,
        NetRevenue = left.NetRevenue + right.NetRevenue,
    };
}
