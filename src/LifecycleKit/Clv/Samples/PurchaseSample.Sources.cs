using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

public sealed partial class PurchaseSample
{
    /// <summary>Creates a sample from histories in any order.</summary>
    /// <param name="histories">The histories, all of one unit and grain, their spend ignored; an empty span makes an empty sample.</param>
    /// <param name="customerCounts">The number of customers with each history, at least 1, such as those of the <see cref="Rows"/> of
    /// another sample or of a published table; empty, the default, for one customer each.</param>
    /// <exception cref="ArgumentException">
    /// Two histories differ in unit or grain, a count is less than 1, or there is not one count for each history.
    /// </exception>
    public static PurchaseSample Create(ReadOnlySpan<PurchaseHistory> histories, ReadOnlySpan<long> customerCounts = default)
    {
        CustomerCounts.Require(histories.Length, customerCounts, nameof(customerCounts));
        if (histories.IsEmpty) return Empty;
        var (unit, grain) = (histories[0].Unit, histories[0].Grain);
        var rows = new PurchaseKey[histories.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (histories[i].Unit != unit || histories[i].Grain != grain)
            {
                throw new ArgumentException(
                    $"All histories must have one unit and grain: history 0 has {unit} and {grain}, history {i} {histories[i].Unit} and {histories[i].Grain}.",
                    nameof(histories));
            }

            rows[i] = PurchaseKey.Of(histories[i]);
        }

        return new PurchaseSample(PurchaseColumns.Compress(rows, customerCounts.IsEmpty ? null : customerCounts.ToArray()), unit, grain);
    }

    /// <summary>Creates a sample from the customers of a log who purchased in a window.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="window">The window, with unit and grain.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static PurchaseSample Create(OrderLog log, PurchaseWindow window)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Create(log.GetPurchaseHistories(window).Where(history => history.HasValue).Select(history => history!.Value).ToArray());
    }
}
