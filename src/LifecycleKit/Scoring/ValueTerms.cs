using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

/// <summary>
/// The terms of a population's figures: currency, margin, discount, horizons and churn bands. The horizons are spans of days, whatever the
/// unit of the models.
/// </summary>
public sealed record ValueTerms
{
    /// <summary>The longest horizon, in days: 36 500.</summary>
    public const int MaxHorizonDays = 36_500;

    /// <summary>The ISO 4217 code of the currency of all amounts, such as EUR; null, the default, when no currency is given.</summary>
    /// <exception cref="ArgumentException">The code is not three upper-case letters.</exception>
    public string? Currency { get; init => field = CurrencyCode.Checked(value, nameof(Currency)); }

    /// <summary>
    /// The part of a purchase's gross amount that is earned, usually in (0, 1]; finite and above 0. 1 by default: the value is revenue.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The margin is outside its range, or NaN.</exception>
    public double Margin
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be finite and above 0.");
    } = 1;

    /// <summary>How later purchases are discounted, each from its own instant; 10 % a year compounded continuously by default.</summary>
    public Discount Discount { get; init; } = Discount.Continuous(0.10);

    /// <summary>
    /// The horizon of <see cref="PopulationScore.ExpectedOrders"/>, in days of 24 hours; above 0 and at most 36 500 days, 90 days by
    /// default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is outside its range.</exception>
    public TimeSpan OrdersHorizon { get; init => field = Horizon(value, nameof(OrdersHorizon)); } = TimeSpan.FromDays(90);

    /// <summary>
    /// The horizon of <see cref="PopulationScore.LifetimeValue"/>, in days of 24 hours; above 0 and at most 36 500 days, 365 days by
    /// default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is outside its range.</exception>
    public TimeSpan ValueHorizon { get; init => field = Horizon(value, nameof(ValueHorizon)); } = TimeSpan.FromDays(365);

    /// <summary>The bands of the churn probability; low below 0.33, high from 0.66 by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ChurnBands ChurnBands { get; init => field = value ?? throw new ArgumentNullException(nameof(ChurnBands)); } =
        ChurnBands.Default;

    /// <summary>The tiers of predicted spend; the top 20 % are high, the next 40 % medium by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public SpendTiers SpendTiers { get; init => field = value ?? throw new ArgumentNullException(nameof(SpendTiers)); } =
        SpendTiers.Default;

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ValueTerms {{ Currency = {Currency}, Margin = {Margin}, Discount = {Discount}, OrdersHorizon = {OrdersHorizon}, "
        + $"ValueHorizon = {ValueHorizon}, ChurnBands = {ChurnBands}, SpendTiers = {SpendTiers} }}");

    private static TimeSpan Horizon(TimeSpan value, string name) => value > TimeSpan.Zero && value <= TimeSpan.FromDays(MaxHorizonDays)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"A horizon must be above 0 and at most {MaxHorizonDays} days.");
}
