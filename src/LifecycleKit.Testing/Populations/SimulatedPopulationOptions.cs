using LifecycleKit.Clv;

namespace LifecycleKit.Testing;

/// <summary>The options of a simulated population.</summary>
public sealed class SimulatedPopulationOptions
{
    private readonly int _customerCount;
    private readonly double _refundShare;
    private readonly double _visitShare;
    private readonly double _consentShare;

    /// <summary>The model from which the times of purchases are drawn.</summary>
    public required PurchaseModel Purchases { get; init; }

    /// <summary>The model from which the amounts of purchases are drawn.</summary>
    public required GammaGammaModel Spend { get; init; }

    /// <summary>The number of customers, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public required int CustomerCount
    {
        get => _customerCount;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(CustomerCount));
            _customerCount = value;
        }
    }

    /// <summary>The seed: equal options with equal seeds give equal events.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The instant from which on customers place their first order.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The end of the period, after <see cref="Start"/>: every event is before it.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The instant before which every customer has placed the first order; not later than <see cref="End"/>.</summary>
    /// <value>Null by default: the end of the period.</value>
    public DateTimeOffset? FirstOrdersUntil { get; init; }

    /// <summary>The zone of calendar days, for <see cref="SimulatedPopulation.GetOrderLog"/>.</summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The ISO 4217 code of the amounts.</summary>
    /// <value>Null by default: the reporting currency.</value>
    public string? Currency { get; init; }

    /// <summary>The share of the orders that are refunded in full, one to fourteen days later, from 0 to 1.</summary>
    /// <value>0 by default. Refunded orders do not count, so a fit no longer recovers the purchase model.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double RefundShare
    {
        get => _refundShare;
        init => _refundShare = Share(value, nameof(RefundShare));
    }

    /// <summary>The share of the orders before which the customer visited the shop, up to a day earlier, from 0 to 1.</summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double VisitShare
    {
        get => _visitShare;
        init => _visitShare = Share(value, nameof(VisitShare));
    }

    /// <summary>The share of the customers who leave their e-mail address and consent to messages with the first order, from 0 to
    /// 1.</summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ConsentShare
    {
        get => _consentShare;
        init => _consentShare = Share(value, nameof(ConsentShare));
    }

    private static double Share(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A share must be from 0 to 1.");
}
