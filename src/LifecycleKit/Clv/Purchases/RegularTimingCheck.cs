namespace LifecycleKit.Clv;

/// <summary>
/// Checks whether a sample looks like billing rather than shopping. Customers who shop at random times have mean intervals t_x / x that
/// scatter, within a customer by 1 / √x and more between customers; subscribers almost all have the same interval, that of the bills.
/// </summary>
internal static class RegularTimingCheck
{
    private const int FewestRepeats = 3;
    private const long FewestCustomers = 20;

    /// <summary>Intervals with less than this share of the scatter of a Poisson process are regular.</summary>
    private const double RegularShare = 0.25;

    public static FitWarning? Of(PurchaseSample sample)
    {
        var columns = sample.Columns;
        var count = 0.0;
        var sum = 0.0;
        var sumOfSquares = 0.0;
        var random = 0.0;
        for (var row = 0; row < columns.RowCount; row++)
        {
            if (columns.Repeats[row] < FewestRepeats) continue;
            var (weight, distance) = (columns.Counts[row], columns.LastAges[row] / columns.Repeats[row]);
            count += weight;
            sum += weight * distance;
            sumOfSquares += weight * distance * distance;
            random += weight / columns.Repeats[row];
        }

        if (count < FewestCustomers || sum == 0) return null;
        var mean = sum / count;
        var scatter = Math.Max(0, sumOfSquares / count - mean * mean) / (mean * mean);
        return scatter < RegularShare * RegularShare * random / count
            ? new FitWarning(FitWarningKind.LooksContractual, FormattableString.Invariant(
                $"Purchases come every {mean:0.###} units with a scatter of {Math.Sqrt(scatter):P0}: this looks like billing. Use sBG or BdW for subscriptions."))
            : null;
    }
}
