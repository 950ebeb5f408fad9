using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>
/// The sample that <see cref="BgBbModel"/> is fitted to: the distinct histories (x, t_x, n) of customers, each with its count.
/// </summary>
/// <remarks>
/// Customers may have had different numbers of opportunities. The rows are kept in order of x, t_x and n, so neither a sample nor a fit
/// depends on the order of the customers or on how they were split before <see cref="Merge"/>, to the last bit.
/// </remarks>
public sealed class OpportunitySample
{
    private OpportunitySample(ImmutableArray<(OpportunityHistory History, long CustomerCount)> rows)
    {
        Rows = rows;
        foreach (var (history, customers) in rows)
        {
            CustomerCount += customers;
            PurchaseCount += customers * history.PurchaseCount;
            if (history.PurchaseCount > 0) BuyingCustomerCount += customers;
        }
    }

    /// <summary>A sample without customers.</summary>
    public static OpportunitySample Empty { get; } = new([]);

    /// <summary>The number of customers in the sample.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of customers who purchased at one opportunity or more.</summary>
    public long BuyingCustomerCount { get; }

    /// <summary>The number of purchases, Σ x.</summary>
    public long PurchaseCount { get; }

    /// <summary>The number of distinct histories.</summary>
    public int DistinctRowCount => Rows.Length;

    /// <summary>The distinct histories with their counts, in order of x, t_x and n.</summary>
    public ImmutableArray<(OpportunityHistory History, long CustomerCount)> Rows { get; }

    /// <summary>Creates a sample from histories in any order.</summary>
    /// <param name="histories">The histories; an empty span makes an empty sample.</param>
    /// <param name="customerCounts">The number of customers with each history, at least 1, such as those of the <see cref="Rows"/> of
    /// another sample or of a published table; empty, the default, for one customer each.</param>
    /// <exception cref="ArgumentException">A count is less than 1, or there is not one count for each history.</exception>
    public static OpportunitySample Create(ReadOnlySpan<OpportunityHistory> histories, ReadOnlySpan<long> customerCounts = default)
    {
        CustomerCounts.Require(histories.Length, customerCounts, nameof(customerCounts));
        var rows = new (OpportunityHistory History, long CustomerCount)[histories.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = (histories[i], customerCounts.IsEmpty ? 1 : customerCounts[i]);
        return Compress(rows);
    }

    /// <summary>Merges two samples of different customers.</summary>
    /// <param name="other">Another sample.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public OpportunitySample Merge(OpportunitySample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Compress([.. Rows, .. other.Rows]);
    }

    private static int Compare(in OpportunityHistory left, in OpportunityHistory right)
    {
        if (left.PurchaseCount != right.PurchaseCount) return left.PurchaseCount.CompareTo(right.PurchaseCount);
        return left.LastPurchase != right.LastPurchase
            ? left.LastPurchase.CompareTo(right.LastPurchase)
            : left.OpportunityCount.CompareTo(right.OpportunityCount);
    }

    private static OpportunitySample Compress((OpportunityHistory History, long CustomerCount)[] rows)
    {
        Array.Sort(rows, static (left, right) => Compare(left.History, right.History));
        var distinct = ImmutableArray.CreateBuilder<(OpportunityHistory History, long CustomerCount)>();
        foreach (var row in rows)
        {
            if (distinct.Count > 0 && distinct[^1].History == row.History)
                distinct[^1] = (row.History, distinct[^1].CustomerCount + row.CustomerCount);
            else distinct.Add(row);
        }

        return new OpportunitySample(distinct.ToImmutable());
    }
}
