using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The rows of one bin with the sums that the scores need.</summary>
internal sealed class CalibrationGroup
{
    private readonly ReadOnlyMemory<CalibrationRow> _rows;

    public CalibrationGroup(ReadOnlyMemory<CalibrationRow> rows)
    {
        _rows = rows;
        var sum = 0.0;
        foreach (var row in rows.Span)
        {
            CustomerCount += row.CustomerCount;
            PurchasedCount += row.PurchasedCount;
            sum += row.CustomerCount * row.Probability;
        }

        // The mean of equal numbers is that number, but a rounded sum may differ from it.
        Predicted = Math.Clamp(sum / CustomerCount, rows.Span[0].Probability, rows.Span[^1].Probability);
        Observed = (double)PurchasedCount / CustomerCount;
    }

    public long CustomerCount { get; }

    public long PurchasedCount { get; }

    public double Predicted { get; }

    public double Observed { get; }

    /// <summary>Σ (p − p̄)² − 2 Σ (p − p̄)(o − ō) over the customers of the bin.</summary>
    public double Within
    {
        get
        {
            var sum = 0.0;
            foreach (var row in _rows.Span)
            {
                var distance = row.Probability - Predicted;
                sum += row.CustomerCount * distance * distance - 2 * distance * (row.PurchasedCount - row.CustomerCount * Observed);
            }

            return sum;
        }
    }

    public CalibrationBin ToBin() =>
        new(_rows.Span[0].Probability, _rows.Span[^1].Probability, Predicted, Ratio.Of(PurchasedCount, CustomerCount));

    /// <summary>Groups sorted distinct rows into bins; never splits a row, and leaves out bins without rows.</summary>
    public static CalibrationGroup[] Of(CalibrationRow[] rows, int bins, bool equalWidths)
    {
        var groups = new List<CalibrationGroup>();
        var start = 0;
        var before = 0L;
        var (total, bin) = (rows.Sum(row => row.CustomerCount), -1);
        for (var i = 0; i < rows.Length; i++)
        {
            var share = equalWidths ? rows[i].Probability : (before + 0.5 * rows[i].CustomerCount) / total;
            var own = (int)Math.Min(share * bins, bins - 1);
            if (own != bin && i > 0)
            {
                groups.Add(new CalibrationGroup(rows.AsMemory(start, i - start)));
                start = i;
            }

            bin = own;
            before += rows[i].CustomerCount;
        }

        if (rows.Length > 0) groups.Add(new CalibrationGroup(rows.AsMemory(start)));
        return [.. groups];
    }
}
