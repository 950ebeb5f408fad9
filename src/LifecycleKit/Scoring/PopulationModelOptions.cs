using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

/// <summary>The options of fitting a population model. Only <see cref="AsOf"/> is required.</summary>
/// <remarks>Setting a member to null throws <see cref="ArgumentNullException"/>.</remarks>
public sealed class PopulationModelOptions
{
    /// <summary>The end of the observed time: an order at this instant or later does not count.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The zone whose calendar days count, for recency and for purchases.</summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; init => field = NotNull(value); } = TimeZoneInfo.Utc;

    /// <summary>The unit of the purchase model's times.</summary>
    /// <value>Weeks by default.</value>
    public TimeUnit Unit { get; init; } = TimeUnit.Week;

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    /// <value>A day with orders by default.</value>
    public PurchaseGrain Grain { get; init; } = PurchaseGrain.Day;

    /// <summary>The kind of the purchase model.</summary>
    /// <value>MBG/NBD by default.</value>
    public PurchaseModelKind Purchases { get; init; }

    /// <summary>The options of RFM; their time zone must be <see cref="TimeZone"/>, and they must not spread ties.</summary>
    /// <value>
    /// Null by default: quintiles of all three columns, frequency and monetary cut among repeat customers. Options of the caller name the
    /// population themselves (<see cref="RfmOptions.Population"/>).
    /// </value>
    public RfmOptions? Rfm { get; init; }

    /// <summary>Penalty and limits of the fits.</summary>
    /// <value>Plain maximum likelihood by default.</value>
    public FitOptions Fit { get; init => field = NotNull(value); } = FitOptions.Default;

    /// <summary>Currency, margin, discount and horizons.</summary>
    /// <value>No currency, margin 1, a discount of 10 % a year, 90 and 365 days by default.</value>
    public ValueTerms Terms { get; init => field = NotNull(value); } = new();

    private static T NotNull<T>(T value)
        where T : class => value ?? throw new ArgumentNullException(nameof(value));
}
