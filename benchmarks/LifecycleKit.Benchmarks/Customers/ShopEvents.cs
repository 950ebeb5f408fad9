using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>
/// Typical events of a shop: of ten events about five are visits, two messages, one and a half orders or changes of orders, and the rest
/// mixed.
/// </summary>
internal static class ShopEvents
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the events of one customer, in order, over about two years.</summary>
    public static CustomerEvent[] Life(int seed, int count)
    {
        var random = new Random(seed);
        var events = new CustomerEvent[count];
        var (at, orders) = (Start, 0);
        for (var i = 0; i < count; i++)
        {
            at += TimeSpan.FromHours(random.Next(1, 24 * 1_400 / count));
            events[i] = One(random, at, ref orders);
        }

        return events;
    }

    private static CustomerEvent One(Random random, DateTimeOffset at, ref int orders) => random.Next(100) switch
    {
        < 50 => CustomerEvent.Visit(at, "ad", TimeSpan.FromSeconds(random.Next(600)), random.Next(2) == 0),
        < 60 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "newsletter", Channels.Email),
        < 70 => CustomerEvent.Message(CustomerEventKind.MessageOpened, at, "newsletter", Channels.Email),
        < 82 => Order(at, ++orders, random.Next(20, 200), 0),
        < 85 when orders > 0 => Order(at, orders, 100, random.Next(1, 120)),
        < 89 => CustomerEvent.CartUpdated(at, random.Next(200), random.Next(1, 5)),
        < 92 => CustomerEvent.ConsentChanged(at, Channels.Email, random.Next(4) > 0, expiresAt: at.AddDays(365)),
        < 95 => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, random.Next(11)),
        < 97 => CustomerEvent.ReferralMade(at),
        _ => CustomerEvent.Review(at, random.Next(1, 6)),
    };

    private static CustomerEvent Order(DateTimeOffset at, int number, decimal gross, decimal refunded) =>
        CustomerEvent.Order(
            new OrderSnapshot { OrderId = $"{number}", PlacedAt = at, GrossTotal = gross, RefundedTotal = refunded,
                Status = OrderStatus.Paid });
}
