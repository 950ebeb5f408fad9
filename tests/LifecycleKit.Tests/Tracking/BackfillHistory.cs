using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>A random history of a shop before a clock's start: orders that change, visits and consents, in chronological order.</summary>
internal sealed class BackfillHistory
{
    /// <param name="seed">The seed.</param>
    /// <param name="count">The number of events.</param>
    /// <param name="customerCount">The number of customers.</param>
    /// <param name="days">The number of days before <see cref="TrackerSetup.Start"/> at which the history begins.</param>
    public BackfillHistory(int seed, int count, int customerCount = 12, int days = 80)
    {
        var random = new Random(seed);
        var first = TrackerSetup.Start.AddDays(-days);
        var steps = Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order().ToList();
        for (var i = 0; i < count; i++)
        {
            // No two at one instant: of those, the ids decide the order.
            var at = first.AddTicks((long)(steps[i] * days * 0.99 * TimeSpan.TicksPerDay)).AddTicks(i);
            var customer = $"customer {random.Next(customerCount)}";
            Events.Add(new TrackedEvent(customer, random.Next(6) switch
            {
                0 => CustomerEvent.Visit(at, "newsletter"),
                1 => CustomerEvent.ConsentChanged(at, Channels.Email, random.Next(2) == 0),
                _ => CustomerEvent.Order(
                    new OrderSnapshot
                    {
                        OrderId = $"{customer} order {i / 30}", PlacedAt = first.AddDays(steps[i / 30 * 30] * days * 0.99),
                        ChangedAt = at, GrossTotal = random.Next(10, 50), RefundedTotal = random.Next(4) == 0 ? 5 : 0,
                        Status = random.Next(10) == 0 ? OrderStatus.Cancelled : OrderStatus.Paid,
                    }),
            }));
        }
    }

    public List<TrackedEvent> Events { get; } = [];

    /// <summary>Gives the first events, and then fails.</summary>
    public static async IAsyncEnumerable<TrackedEvent> FailAfter(IEnumerable<TrackedEvent> events, int count)
    {
        foreach (var one in events.Take(count)) yield return one;
        await Task.Yield();
        throw new IOException("The file has ended too early.");
    }
}
