using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Orders;

/// <summary>The cart and its lifecycle come to the same by a life in order, by late events and by a replay.</summary>
public class CartReplayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Cart_OfLateEventsAndATrackThatIsAddedLater_IsThatOfTheLife(int seed)
    {
        var (filled, emptied) = (0, 0);
        for (var customer = 0; customer < 15; customer++)
        {
            var random = new Random((seed * 100) + customer);
            var events = Life(random, days: 80);
            var live = new Shop(Options().AddTrack("cart", LifecyclePresets.Cart));
            var late = new Shop(Options());
            foreach (var one in events) await RecordAsync(live, one, one.At);
            // Of four events the last arrives first.
            foreach (var some in events.Chunk(4))
                foreach (var one in Enumerable.Reverse(some)) await RecordAsync(late, one, some[^1].At);
            await late.PublishAsync(new LifecycleChanges().SetTrack("cart", LifecyclePresets.Cart));
            var (expected, actual) = (await ViewAsync(live, events[^1].At), await ViewAsync(late, events[^1].At));
            Assert.Equal(expected.Profile, actual.Profile);
            Assert.Equal(expected.Track("cart").Stage, actual.Track("cart").Stage);
            Assert.Equal(expected.Track("cart").EnteredAt, actual.Track("cart").EnteredAt);
            if (actual.Profile.CartItemCount > 0) filled++;
            else if (actual.Profile.CartUpdatedAt is not null) emptied++;
        }

        Assert.True(filled > 2 && emptied > 2, $"{filled} carts are filled, {emptied} are empty.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cart_OfARebuildBeyondTheHorizon_IsThatOfTheLife(int seed)
    {
        for (var customer = 0; customer < 10; customer++)
        {
            var events = Life(new Random((seed * 1000) + customer), days: 400);
            var (live, rebuilt) = (new Shop(Options()), new Shop(Options()));
            foreach (var one in events) await RecordAsync(live, one, one.At);
            foreach (var one in events.Where((_, i) => i != events.Length - 2)) await RecordAsync(rebuilt, one, one.At);
            // Late, so that everything is replayed from the sums on.
            await RecordAsync(rebuilt, events[^2], events[^1].At);
            Assert.Equal((await ViewAsync(live, events[^1].At)).Profile, (await ViewAsync(rebuilt, events[^1].At)).Profile);
        }
    }

    private static LifecycleOptions Options() =>
        new LifecycleOptions { LateEvents = LateEventPolicy.Rebuild }.AddTrack("journey", LifecyclePresets.Retail);

    private static CustomerEvent[] Life(Random random, int days)
    {
        var events = new List<CustomerEvent>();
        var orders = new List<OrderSnapshot>();
        for (var at = Shop.Start; at < Shop.Start.AddDays(days); at = at.AddMinutes(random.Next(20, 3 * 24 * 60)))
        {
            var id = $"e{events.Count}";
            switch (random.Next(6))
            {
                case 0:
                    events.Add(CustomerEvent.Visit(at, eventId: id));
                    break;
                case 1 or 2:
                    events.Add(CustomerEvent.CartUpdated(at, random.Next(1, 90), random.Next(1, 4), id));
                    break;
                case 3:
                    events.Add(CustomerEvent.CartUpdated(at, 0, 0, id));
                    break;
                case 4 when orders.Count > 0:
                    var changed = orders[^1] with { ChangedAt = at, Status = OrderStatus.Cancelled };
                    orders[^1] = changed;
                    events.Add(CustomerEvent.Order(changed, id));
                    break;
                default:
                    orders.Add(new OrderSnapshot { OrderId = $"o{orders.Count}", PlacedAt = at, ChangedAt = at, GrossTotal = 30 });
                    events.Add(CustomerEvent.Order(orders[^1], id));
                    break;
            }
        }

        return [.. events];
    }

    private static async Task RecordAsync(Shop shop, CustomerEvent customerEvent, DateTimeOffset now)
    {
        if (now > shop.Clock.Now) shop.Clock.Now = now;
        await shop.RecordAsync("anna", customerEvent);
    }

    private static async Task<CustomerView> ViewAsync(Shop shop, DateTimeOffset last)
    {
        shop.Clock.Now = last.AddHours(2);
        return await shop.ViewAsync("anna");
    }
}
