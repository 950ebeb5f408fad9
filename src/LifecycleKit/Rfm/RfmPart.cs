namespace LifecycleKit.Rfm;

/// <summary>The customers of a population whose values give the cut points of a column: those with at least a number of orders.</summary>
internal readonly record struct RfmPart
{
    private RfmPart(int minOrderCount, int customerCount)
    {
        MinOrderCount = minOrderCount;
        CustomerCount = customerCount;
    }

    /// <summary>1 for all buyers, 2 for repeat customers.</summary>
    public int MinOrderCount { get; }

    /// <summary>The number of such customers in the population.</summary>
    public int CustomerCount { get; }

    /// <summary>Counts the customers with at least a number of orders.</summary>
    public static RfmPart Of(ReadOnlySpan<RfmValues> population, int minOrderCount)
    {
        var customers = 0;
        foreach (ref readonly var values in population) customers += values.Frequency >= minOrderCount ? 1 : 0;
        return new RfmPart(minOrderCount, customers);
    }

    /// <summary>Returns whether a customer is one of them.</summary>
    public bool Has(in RfmValues values) => values.Frequency >= MinOrderCount;
}
