namespace LifecycleKit.Rfm;

/// <summary>What quantile cut points do with customers who share a value.</summary>
public enum RfmTies
{
    /// <summary>
    /// Equal values get equal scores, so bins may be of unequal size or empty; the column says so. The default.
    /// </summary>
    Equal,

    /// <summary>
    /// Bins of equal size, as SQL's NTILE makes them: customers with one value are parted by their tie key, so equal values may get
    /// different scores. Fitting and scoring then need a tie key per customer, see <see cref="RfmTieKey"/>.
    /// </summary>
    Spread,
}
