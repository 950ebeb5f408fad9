namespace LifecycleKit.Rfm;

/// <summary>Options for fitting an RFM model. <c>new RfmOptions()</c> means quintiles in all three columns and days in UTC.</summary>
/// <remarks>Setting a member to null throws <see cref="ArgumentNullException"/>.</remarks>
public sealed class RfmOptions
{
    /// <summary>The longest window: 36 500 days.</summary>
    public const int MaxWindowDays = 36_500;

    /// <summary>The rule for cutting recency, in days.</summary>
    /// <value>Five quantiles by default.</value>
    public RfmCuts Recency { get; init => field = NotNull(value); } = RfmCuts.Quantile();

    /// <summary>The rule for cutting frequency, in orders.</summary>
    /// <value>Five quantiles by default.</value>
    public RfmCuts Frequency { get; init => field = NotNull(value); } = RfmCuts.Quantile();

    /// <summary>The rule for cutting monetary, in the reporting currency.</summary>
    /// <value>Five quantiles by default.</value>
    public RfmCuts Monetary { get; init => field = NotNull(value); } = RfmCuts.Quantile();

    /// <summary>
    /// The time zone in which the days of recency were counted. The model keeps its id, so that scoring can count them in the same zone.
    /// </summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; init => field = NotNull(value); } = TimeZoneInfo.Utc;

    /// <summary>The customers whose values give the cut points of frequency and monetary; recency is cut among all buyers.</summary>
    /// <value>
    /// All buyers by default, the convention of other tools. Where most customers ordered once, this default gives no customer who
    /// ordered twice a low score of frequency; <see cref="RfmPopulation.RepeatCustomers"/> does not.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a population.</exception>
    public RfmPopulation Population { get; init => field = Defined(value); }

    /// <summary>
    /// The window of frequency and monetary, in whole days of 24 hours: orders placed in (now − window, now] count. Recency is always that
    /// of the last order.
    /// </summary>
    /// <value>
    /// Null by default: the lifetime. Otherwise from 1 to <see cref="MaxWindowDays"/>, such as 365. With a window, the cut points of
    /// frequency and monetary are those of the customers with an order in it (for <see cref="RfmPopulation.RepeatCustomers"/>, two or
    /// more): cut among customers who lapsed too, the lowest bins would hold nothing but them. A customer without an order in the window
    /// is scored with frequency 0 and monetary 0, which is the lowest bin of each.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public int? WindowDays { get; init => field = CheckWindow(value, nameof(value)); }

    /// <summary>Whether some column spreads ties.</summary>
    internal bool SpreadTies => Recency.SpreadsTies || Frequency.SpreadsTies || Monetary.SpreadsTies;

    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    internal static int? CheckWindow(int? days, string name) => days is null or (>= 1 and <= MaxWindowDays)
        ? days
        : throw new ArgumentOutOfRangeException(
            name, days, FormattableString.Invariant($"A window must be from 1 to {MaxWindowDays} days, or null for the lifetime."));

    private static RfmPopulation Defined(RfmPopulation value) => value is RfmPopulation.AllBuyers or RfmPopulation.RepeatCustomers
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The population must be AllBuyers or RepeatCustomers.");

    private static T NotNull<T>(T value)
        where T : class => value ?? throw new ArgumentNullException(nameof(value));
}
