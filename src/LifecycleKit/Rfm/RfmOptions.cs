namespace LifecycleKit.Rfm;

/// <summary>How an RFM model is fitted. <c>new RfmOptions()</c> is quintiles in all three columns, days counted in UTC.</summary>
/// <remarks>Immutable and safe to share between threads. Setting a member to null throws <see cref="ArgumentNullException"/>.</remarks>
public sealed class RfmOptions
{
    /// <summary>How recency, in days, is cut.</summary>
    /// <value>Five quantiles by default.</value>
    public RfmCuts Recency { get; init => field = NotNull(value); } = RfmCuts.Quantile();

    /// <summary>How frequency, in orders, is cut.</summary>
    /// <value>Five quantiles by default.</value>
    public RfmCuts Frequency { get; init => field = NotNull(value); } = RfmCuts.Quantile();

    /// <summary>How monetary, in the reporting currency, is cut.</summary>
    /// <value>Five quantiles by default.</value>
    public RfmCuts Monetary { get; init => field = NotNull(value); } = RfmCuts.Quantile();

    /// <summary>The zone in which the days of recency were counted; the model records it, so that scoring counts them alike.</summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; init => field = NotNull(value); } = TimeZoneInfo.Utc;

    private static T NotNull<T>(T value)
        where T : class => value ?? throw new ArgumentNullException(nameof(value));
}
