using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

public sealed partial class SpendSample
{
    /// <summary>Creates a sample from histories in any order; histories without repeat purchases are skipped.</summary>
    /// <param name="histories">The histories, all of one grain and currency; their times are ignored.</param>
    /// <exception cref="ArgumentException">Two histories differ in grain.</exception>
    public static SpendSample Create(ReadOnlySpan<PurchaseHistory> histories)
    {
        var (count, zeros) = (0, 0L);
        for (var i = 0; i < histories.Length; i++)
        {
            if (histories[i].Grain != histories[0].Grain)
            {
                throw new ArgumentException(
                    $"All histories must have one grain: history 0 has {histories[0].Grain}, history {i} {histories[i].Grain}.",
                    nameof(histories));
            }

            if (histories[i].RepeatPurchaseCount == 0) continue;
            if (MeanSpendOf(histories[i]) > 0) count++;
            else zeros++;
        }

        if (count == 0 && zeros == 0) return Empty;
        var rows = new SpendKey[count];
        foreach (ref readonly var history in histories)
        {
            if (history.RepeatPurchaseCount > 0 && MeanSpendOf(history) is > 0 and var spend)
                rows[--count] = new SpendKey(history.RepeatPurchaseCount, spend);
        }

        return new SpendSample(SpendColumns.Compress(rows), zeros, histories[0].Grain);
    }

    /// <summary>Creates a sample from the customers of a log who purchased more than once in a window.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="window">The window, with its grain.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static SpendSample Create(OrderLog log, PurchaseWindow window)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Create(log.GetPurchaseHistories(window).Where(history => history.HasValue).Select(history => history!.Value).ToArray());
    }

    /// <summary>Creates a sample from columns, such as simulated ones or those of the <see cref="Rows"/> of another sample.</summary>
    /// <param name="repeatPurchaseCounts">The number of repeat purchases in each row, at least 1.</param>
    /// <param name="meanSpends">The mean amount of the repeat purchases in each row, finite and at least 0; rows of 0 are counted as left
    /// out.</param>
    /// <param name="customerCounts">The number of customers in each row, at least 1; empty, the default, for one customer each.</param>
    /// <param name="grain">What counts as one purchase; a day with orders by default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is outside its range or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The grain is not a member of <see cref="PurchaseGrain"/>.</exception>
    public static SpendSample Create(
        ReadOnlySpan<int> repeatPurchaseCounts,
        ReadOnlySpan<double> meanSpends,
        ReadOnlySpan<long> customerCounts = default,
        PurchaseGrain grain = PurchaseGrain.Day)
    {
        BatchLength.Require(repeatPurchaseCounts.Length, meanSpends.Length, nameof(meanSpends));
        CustomerCounts.Require(repeatPurchaseCounts.Length, customerCounts, nameof(customerCounts));
        ModelParameters.RequireGrain(grain, nameof(grain));
        if (repeatPurchaseCounts.IsEmpty) return Empty;
        var keys = new List<SpendKey>();
        var counts = new List<long>();
        var zeros = 0L;
        for (var i = 0; i < repeatPurchaseCounts.Length; i++)
        {
            var (repeats, spend, customers) = (repeatPurchaseCounts[i], meanSpends[i], customerCounts.IsEmpty ? 1 : customerCounts[i]);
            if (repeats < 1)
            {
                throw new ArgumentException(
                    $"The repeat purchases of row {i} must be at least 1, not {repeats}.", nameof(repeatPurchaseCounts));
            }

            if (!(spend >= 0 && double.IsFinite(spend)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The mean spend of row {i} must be finite and at least 0, not {spend}."),
                    nameof(meanSpends));
            }

            if (spend == 0)
            {
                zeros += customers;
                continue;
            }

            keys.Add(new SpendKey(repeats, spend));
            counts.Add(customers);
        }

        return new SpendSample(SpendColumns.Compress([.. keys], [.. counts]), zeros, grain);
    }

    private static double MeanSpendOf(in PurchaseHistory history) => history.MeanRepeatSpend().Value;
}
