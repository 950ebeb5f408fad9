using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Counts many customers on all processors: one sum for each range of customers, then the sum of the ranges. Sums are exact, so the order
/// does not matter.
/// </summary>
internal static class ParallelSum
{
    /// <param name="customers">The number of customers.</param>
    /// <param name="start">Makes an empty sum.</param>
    /// <param name="count">Counts the customers from the first index up to the second, exclusive, into a sum.</param>
    /// <param name="add">Adds the second sum to the first.</param>
    public static TSum Of<TSum>(int customers, Func<TSum> start, Action<int, int, TSum> count, Action<TSum, TSum> add)
    {
        var whole = start();
        var adding = new object();
        CustomerRanges.ForEach(customers, (from, to) =>
        {
            var range = start();
            count(from, to, range);
            lock (adding) add(whole, range);
        });
        return whole;
    }
}
