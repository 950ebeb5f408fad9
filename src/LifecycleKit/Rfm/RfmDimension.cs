namespace LifecycleKit.Rfm;

/// <summary>The three columns of an RFM model.</summary>
public enum RfmDimension
{
    /// <summary>Whole calendar days since the last counted order; fewer days, higher score.</summary>
    Recency,

    /// <summary>The number of counted orders; more orders, higher score.</summary>
    Frequency,

    /// <summary>Net revenue; more money, higher score.</summary>
    Monetary,
}
