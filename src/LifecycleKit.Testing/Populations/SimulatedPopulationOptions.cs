using LifecycleKit.Clv;

namespace LifecycleKit.Testing;

/// <summary>The options of a simulated population.</summary>
public sealed class SimulatedPopulationOptions : SimulationOptions
{
    /// <summary>The model from which the times of purchases are drawn.</summary>
    public required PurchaseModel Purchases { get; init; }

    /// <summary>The model from which the amounts of purchases are drawn.</summary>
    public required GammaGammaModel Spend { get; init; }

    /// <summary>The number of customers, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public required int CustomerCount { get; init => field = Between(value, 1, int.MaxValue, nameof(CustomerCount)); }

    /// <summary>The end of the period, after <see cref="SimulationOptions.Start"/>: every event is before it.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The instant before which every customer has placed the first order; not later than <see cref="End"/>.</summary>
    /// <value>Null by default: the end of the period.</value>
    public DateTimeOffset? FirstOrdersUntil { get; init; }

    /// <summary>The share of the orders that are refunded in full, one to fourteen days later, from 0 to 1.</summary>
    /// <value>0 by default. Refunded orders do not count, so a fit no longer recovers the purchase model.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double RefundShare { get; init => field = Share(value, nameof(RefundShare)); }

    /// <summary>The share of the orders before which the customer visited the shop, up to a day earlier, from 0 to 1.</summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double VisitShare { get; init => field = Share(value, nameof(VisitShare)); }

    /// <summary>The share of the customers who leave their e-mail address and consent to messages with the first order, from 0 to
    /// 1.</summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ConsentShare { get; init => field = Share(value, nameof(ConsentShare)); }
}
