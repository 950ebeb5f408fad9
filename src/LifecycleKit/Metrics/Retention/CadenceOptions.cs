namespace LifecycleKit.Metrics;

/// <summary>
/// Options of churn by cadence: how long a customer without a subscription counts as active after an order, by the rhythm of their own
/// orders.
/// </summary>
/// <remarks>
/// The time allowed is <see cref="Multiple"/> times the mean gap between the customer's order days so far, and at least
/// <see cref="MinimumDays"/>; with a single order day it is <see cref="OneOrderDays"/>. The shop chooses these values; they are not
/// measurements.
/// </remarks>
public sealed class CadenceOptions
{
    private const int MaxMultiple = 100;
    private const int MaxDays = 36_500;

    /// <summary>The number of mean gaps without an order after which a customer is lost; above 0, at most 100.</summary>
    /// <value>3 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public decimal Multiple
    {
        get;
        init => field = value is > 0 and <= MaxMultiple
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Multiple), value, $"The multiple must be above 0 and at most {MaxMultiple}.");
    } = 3;

    /// <summary>The minimum time allowed to a customer with two or more order days, in days; from 1 to 36,500.</summary>
    /// <value>30 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MinimumDays { get; init => field = InRange(value, nameof(MinimumDays)); } = 30;

    /// <summary>The time allowed to a customer with a single order day, in days; from 1 to 36,500.</summary>
    /// <value>180 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int OneOrderDays { get; init => field = InRange(value, nameof(OneOrderDays)); } = 180;

    /// <summary>The time zone of the calendar days.</summary>
    /// <value>UTC by default.</value>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone { get; init => field = value ?? throw new ArgumentNullException(nameof(TimeZone)); } = TimeZoneInfo.Utc;

    internal static CadenceOptions Default { get; } = new();

    private static int InRange(int days, string name) => days is >= 1 and <= MaxDays
        ? days
        : throw new ArgumentOutOfRangeException(name, days, $"The days must be from 1 to {MaxDays}.");
}
