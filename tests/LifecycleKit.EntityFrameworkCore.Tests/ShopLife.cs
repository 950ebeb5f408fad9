using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A random history of a shop with a fixed seed: the same steps for any tracker.</summary>
public sealed class ShopLife(int seed, int customerCount)
{
    /// <summary>Returns the customer, the event and the instant of a step, which do not depend on other steps.</summary>
    public (string Customer, CustomerEvent Event, DateTimeOffset Now) Step(int index)
    {
        var random = new Random((seed * 100_003) + index);
        var now = ShopHost.Start.AddMinutes((index * 37) + random.Next(30));
        var customer = FormattableString.Invariant($"customer {random.Next(customerCount)}");
        var id = FormattableString.Invariant($"e{index}");
        // Some events arrive up to two days late.
        var at = random.Next(5) == 0 ? now.AddMinutes(-random.Next(2880)) : now;
        return (customer, random.Next(8) switch
        {
            0 => CustomerEvent.Visit(at, "newsletter", eventId: id),
            1 => CustomerEvent.ConsentChanged(at, Channels.Email, random.Next(2) == 0, eventId: id),
            2 => CustomerEvent.CartUpdated(at, random.Next(1, 90), random.Next(1, 5), id),
            3 => CustomerEvent.Review(at, random.Next(1, 6), id),
            4 => CustomerEvent.TraitSet(at, "note", TraitValue.Create($"ß \"{index}\" 👍"), id),
            _ => CustomerEvent.Order(Order(random, customer, index, at), id),
        }, now);
    }

    /// <summary>Records steps one after another, with sweeps between them.</summary>
    /// <returns>What each step came to.</returns>
    public async Task<List<string>> RunAsync(
        ILifecycleTracker tracker, ShopClock clock, int first, int end, CancellationToken cancellationToken)
    {
        var results = new List<string>();
        for (var i = first; i < end; i++)
        {
            var (customer, customerEvent, now) = Step(i);
            clock.Now = now;
            var result = await tracker.RecordAsync(customer, customerEvent, cancellationToken);
            results.Add($"{i} {result.Outcome} {string.Join(' ', result.Transitions.Select(notice => notice.ToJson()))}");
            if (i % 20 == 19) results.Add($"{i} {await tracker.SweepAsync(cancellationToken: cancellationToken)}");
        }

        return results;
    }

    /// <summary>Returns all that a store has of the customers, as text.</summary>
    public async Task<string> ContentAsync(ICustomerStore store, ILifecycleTracker tracker, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var key in await store.ListAsync(string.Empty, null, 1000, cancellationToken))
        {
            var record = (await store.LoadAsync(key, null, cancellationToken)).Record!;
            var view = await tracker.GetViewAsync(key.CustomerId, cancellationToken);
            lines.Add($"{key.CustomerId}: {record.DueAt:O} {record.Document.ToJson()}");
            lines.Add($"{view} {view.Profile} {view.Segment} {string.Join(' ', view.Tracks)}");
            lines.AddRange(record.Orders.Select(order => order.ToJson()).Order(StringComparer.Ordinal));
            lines.AddRange((await store.LoadEventsAsync(key, cancellationToken)).Select(kept => $"{kept.Number} {kept.Event.ToJson()}"));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Orders change: of each ten steps of a customer that are orders, several are about the same one.</summary>
    private static OrderSnapshot Order(Random random, string customer, int index, DateTimeOffset at) => new()
    {
        OrderId = FormattableString.Invariant($"{customer} order {index / 10}"),
        PlacedAt = at,
        ChangedAt = at.AddMilliseconds(index),
        GrossTotal = random.Next(10, 500) / 4m,
        RefundedTotal = random.Next(6) == 0 ? 2.25m : 0,
        Status = random.Next(8) == 0 ? OrderStatus.Cancelled : OrderStatus.Paid,
        Category = "tea",
    };
}
