namespace LifecycleKit.Clv;

/// <summary>
/// Whether a sample looks like billing rather than shopping. Who shops at random times has mean distances t_x / x that scatter, within a
/// customer by 1 / √x and between customers more; subscribers have all but one distance, that of the bills.
/// </summary>
internal static class RegularTimingCheck
{
    private const int FewestRepeats = 3;
    private const long FewestCustomers = 20;

    /// <summary>The share of the scatter of a Poisson process below which distances are called regular.</summary>
    private const double RegularShare = 0.25;

    public static FitWarning? Of(PurchaseSample sample)
    {
        var columns = sample.Columns;
        var (count, sum, sumOfSquares, random) = (0.0, 0.0, 0.0, 0.0);
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
                $"Purchases come every {mean:0.###} units with a scatter of {Math.Sqrt(scatter):P0}: that looks like billing, for which sBG and BdW are made."))
            : null;
    }
}
