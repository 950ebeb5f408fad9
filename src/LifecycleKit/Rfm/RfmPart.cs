namespace LifecycleKit.Rfm;

/// <summary>The customers of a population whose values give the cut points of a column: those with at least a number of orders,
/// in the window where there is one.</summary>
internal readonly record struct RfmPart
{
    private RfmPart(int minOrderCount, int customerCount, bool isLifetime = false)
    {
        MinOrderCount = minOrderCount;
        CustomerCount = customerCount;
        IsLifetime = isLifetime;
    }

    /// <summary>1 for all buyers, 2 for repeat customers.</summary>
    public int MinOrderCount { get; }

    /// <summary>Whether the orders of the lifetime are counted, and not those of the window.</summary>
    public bool IsLifetime { get; }

    /// <summary>The number of such customers in the population.</summary>
    public int CustomerCount { get; }

    /// <summary>Counts the customers with at least a number of orders.</summary>
    public static RfmPart Of(ReadOnlySpan<RfmValues> population, int minOrderCount)
    {
        var customers = 0;
        foreach (ref readonly var values in population) customers += values.Frequency >= minOrderCount ? 1 : 0;
        return new RfmPart(minOrderCount, customers);
    }

    /// <summary>Counts the customers with an order, also before the window.</summary>
    public static RfmPart OfLifetime(ReadOnlySpan<RfmValues> population)
    {
        var customers = 0;
        foreach (ref readonly var values in population) customers += values.HasOrders ? 1 : 0;
        return new RfmPart(1, customers, isLifetime: true);
    }

    /// <summary>Returns whether a customer is one of them.</summary>
    public bool Has(in RfmValues values) => (IsLifetime ? values.OrderCount : values.Frequency) >= MinOrderCount;
}
