using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

public sealed partial class PurchaseSample
{
    /// <summary>Creates a sample from histories in any order.</summary>
    /// <param name="histories">The histories, all of one unit and grain; an empty span makes an empty sample.</param>
    /// <exception cref="ArgumentException">Two histories differ in unit or grain.</exception>
    public static PurchaseSample Create(ReadOnlySpan<PurchaseHistory> histories)
    {
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

        return new PurchaseSample(PurchaseColumns.Compress(rows), unit, grain);
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

    /// <summary>Creates a sample from rows with counts, such as the <see cref="Rows"/> of another sample or a published table.</summary>
    /// <param name="rows">The rows, all of one unit and grain; the counts of equal rows are added, and the spend is ignored.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">Two rows differ in unit or grain, or a count is less than 1.</exception>
    public static PurchaseSample Create(IEnumerable<PurchaseSampleRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (keys, counts) = (new List<PurchaseKey>(), new List<long>());
        var (unit, grain) = (default(TimeUnit), default(PurchaseGrain));
        foreach (var (history, customers) in rows)
        {
            if (customers < 1)
                throw new ArgumentException($"The count of row {keys.Count} must be at least 1, not {customers}.", nameof(rows));
            if (keys.Count == 0) (unit, grain) = (history.Unit, history.Grain);
            if (history.Unit != unit || history.Grain != grain)
            {
                throw new ArgumentException(
                    $"All rows must have one unit and grain: row 0 has {unit} and {grain}, row {keys.Count} {history.Unit} and {history.Grain}.",
                    nameof(rows));
            }

            keys.Add(PurchaseKey.Of(history));
            counts.Add(customers);
        }

        return keys.Count == 0 ? Empty : new PurchaseSample(PurchaseColumns.Compress([.. keys], [.. counts]), unit, grain);
    }
}
