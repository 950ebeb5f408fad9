using System.Collections.Immutable;

namespace LifecycleKit.Testing;

/// <summary>The options of a simulated shop: who visits, orders, returns and complains, and when.</summary>
public sealed class SimulatedShopOptions : SimulationOptions
{
    private const int MonthCount = 12;

    /// <summary>The number of customers, those without an order included; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public required int CustomerCount { get; init => field = Between(value, 1, int.MaxValue, nameof(CustomerCount)); }

    /// <summary>The number of days from <see cref="SimulationOptions.Start"/> to the end; every event is before the end.</summary>
    /// <value>730 by default: two years.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 90 to 3 650.</exception>
    public int DayCount { get; init => field = Between(value, 90, MaxDayCount, nameof(DayCount)); } = 730;

    /// <summary>The relative numbers of orders in January to December: twelve numbers of at least 0, one of them above 0.</summary>
    /// <value>By default a shop for presents: half of the usual in February, three times as much in December as in July.</value>
    /// <exception cref="ArgumentException">There are not twelve finite numbers of at least 0, or all are 0.</exception>
    public ImmutableArray<double> Seasons
    {
        get;
        init => field = !value.IsDefault && value.Length == MonthCount && value.All(one => one is >= 0 and < double.PositiveInfinity)
            && value.Any(one => one > 0)
            ? value
            : throw new ArgumentException($"Seasons are {MonthCount} finite numbers of at least 0, one of them above 0.", nameof(Seasons));
    } = [0.7, 0.5, 0.7, 0.8, 0.9, 0.8, 0.6, 0.6, 0.8, 1, 1.5, 1.8];

    /// <summary>The share of the customers who visit the shop and place no order, from 0 to 1.</summary>
    /// <value>0.3 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double VisitorShare { get; init => field = Share(value, nameof(VisitorShare)); } = 0.3;

    /// <summary>The share of the buyers who place one order only, from 0 to 1.</summary>
    /// <value>0.7 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double OneTimeShare { get; init => field = Share(value, nameof(OneTimeShare)); } = 0.7;

    /// <summary>The share of the ordered carts that are left for two hours to two days before the order, from 0 to 1.</summary>
    /// <value>0.2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double RecoveredCartShare { get; init => field = Share(value, nameof(RecoveredCartShare)); } = 0.2;

    /// <summary>The share of the customers who once fill a cart and do not order it, from 0 to 1.</summary>
    /// <value>0.4 by default. The cart is left more than a week before the first order; customers who come too early after
    /// <see cref="SimulationOptions.Start"/> leave none.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double LostCartShare { get; init => field = Share(value, nameof(LostCartShare)); } = 0.4;

    /// <summary>The share of the delivered orders of which a line is returned and refunded, from 0 to 1.</summary>
    /// <value>0.1 by default. An order with one line is refunded in full, and then does not count.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ReturnShare { get; init => field = Share(value, nameof(ReturnShare)); } = 0.1;

    /// <summary>The share of the delivered orders about which the customer complains, from 0 to 1.</summary>
    /// <value>0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ComplaintShare { get; init => field = Share(value, nameof(ComplaintShare)); } = 0.05;

    /// <summary>The share of the delivered orders that the customer reviews, from 0 to 1.</summary>
    /// <value>0.15 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ReviewShare { get; init => field = Share(value, nameof(ReviewShare)); } = 0.15;

    /// <summary>The share of the customers who leave their e-mail address and consent to messages with the first visit, from 0 to
    /// 1.</summary>
    /// <value>0.5 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ConsentShare { get; init => field = Share(value, nameof(ConsentShare)); } = 0.5;
}
