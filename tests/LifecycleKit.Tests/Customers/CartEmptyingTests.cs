using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

/// <summary>
/// An order empties the cart that it was made of, in any order of arrival, and a cancellation does not fill the cart again.
/// </summary>
public class CartEmptyingTests
{
    private static readonly CustomerEvent Cart = CustomerEvent.CartUpdated(Days.Day(5), 40, 2);

    [Theory]
    [InlineData(4.99, 40, 2)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 0, 0)]
    public void Cart_OfAnOrder_IsEmptyWhenItWasPlacedAtTheLastUpdateOrLater(double placed, int value, int items)
    {
        foreach (var events in (CustomerEvent[][])[[Cart, Placed(placed)], [Placed(placed), Cart]])
        {
            var profile = Applied(events).Profile;
            Assert.Equal((value, items, Days.Day(5)), (profile.CartValue, profile.CartItemCount, profile.CartUpdatedAt));
        }
    }

    [Fact]
    public void Cart_UpdatedAfterTheOrder_IsANewOne()
    {
        var history = Applied([Cart, Placed(6), CustomerEvent.CartUpdated(Days.Day(7), 9, 1)]);
        Assert.Equal((9m, 1), (history.Profile.CartValue, history.Profile.CartItemCount));
        // The change of the order is later than the cart, its placing is not.
        history.Apply(CustomerEvent.Order(Order("A", placed: 6, refunded: 5, changed: 8)));
        Assert.Equal(9, history.Profile.CartValue);
    }

    [Fact]
    public void Cart_OfAnOrderThatIsCancelledOrRefunded_StaysEmpty()
    {
        foreach (var undone in (OrderSnapshot[])
            [Order("A", placed: 6, status: OrderStatus.Cancelled, changed: 8), Order("A", placed: 6, refunded: 100, changed: 8)])
        {
            foreach (var events in (CustomerEvent[][])
                [[Cart, Placed(6), CustomerEvent.Order(undone)], [CustomerEvent.Order(undone), Placed(6), Cart]])
            {
                var history = Applied(events);
                Assert.Equal((0, 0m, 0), (history.Orders.OrderCount, history.Profile.CartValue, history.Profile.CartItemCount));
                var kept = CustomerHistory.FromSnapshot(
                    CustomerHistorySnapshot.FromJson(history.Capture().ToJson()),
                    OrderLedger.FromEntries(history.Orders.Currency, history.Orders.Entries));
                kept.Apply(CustomerEvent.CartUpdated(Days.Day(5.5), 30, 3));
                Assert.Equal(0, kept.Profile.CartValue);
            }
        }
    }

    [Fact]
    public void Cart_OfAnOrderThatNeverCounted_StaysFilled()
    {
        foreach (var order in (OrderSnapshot[])[Order("A", placed: 6, status: OrderStatus.Cancelled), Order("A", placed: 6, gross: -5)])
            Assert.Equal(40, Applied([Cart, CustomerEvent.Order(order)]).Profile.CartValue);
    }

    [Fact]
    public void Cart_OfAnyEventsInAnyOrder_IsTheSameInProfileFieldsAndJson()
    {
        var emptied = 0;
        Law.Holds(
            from events in EventGen.Arrivals from shuffled in Gen.Shuffle(events) select (events, shuffled),
            x =>
            {
                var (one, other) = (Applied(x.events), Applied(x.shuffled));
                var expected = new NaiveCustomer(x.events);
                foreach (var history in (CustomerHistory[])[one, other])
                {
                    Assert.Equal(expected.Cart, (history.Profile.CartValue, history.Profile.CartItemCount));
                    var facts = new Facts(history, Days.Day(40));
                    Assert.Equal(expected.Cart.Value, Fields.CartValue.ValueOf(facts).Number);
                    Assert.Equal(Truth.True, Fields.CartItemCount.EqualTo(expected.Cart.Items).Evaluate(facts));
                }

                Assert.Equal(one.Capture().Profile, other.Capture().Profile);
                if (expected is { CartUpdatedAt: not null, Cart: (0, 0) }) emptied++;
            });
        Assert.True(emptied > 50, $"Only {emptied} carts were emptied.");
    }

    [Fact]
    public void Cart_OfSumsOfTheEarlierEvents_ContinuesAlike() => Law.Holds(
        from events in EventGen.Arrivals from cut in Gen.Choose(0, events.Length) select (events, cut),
        x =>
        {
            var sums = new CustomerHistory();
            foreach (var e in x.events.Take(x.cut)) sums.ApplyToSums(e);
            var other = new CustomerHistory();
            foreach (var e in x.events.Skip(x.cut)) other.ApplyToSums(e);
            var kept = CustomerHistory.FromSnapshot(CustomerHistorySnapshot.FromJson(sums.Capture().ToJson()), new OrderLedger());
            kept.AddSums(other);
            var expected = new NaiveCustomer(x.events).Cart;
            Assert.Equal(expected, (kept.Profile.CartValue, kept.Profile.CartItemCount));
        });

    [Fact]
    public void FromJson_OfAnImpossibleInstant_IsRefused()
    {
        var json = Applied([Cart, Placed(6), CustomerEvent.Order(Order("A", placed: 6, status: OrderStatus.Cancelled, changed: 8))])
            .Capture().ToJson();
        Assert.Contains("\"cartEmptiedAt\":\"2024-01-07T00:00:00+00:00\"", json, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => CustomerHistorySnapshot.FromJson(
            json.Replace("\"cartEmptiedAt\":\"2024-01-07", "\"cartEmptiedAt\":\"0001-01-01", StringComparison.Ordinal)));
        Assert.Contains("cartEmptiedAt", error.Message, StringComparison.Ordinal);
    }

    private static CustomerEvent Placed(double day) => CustomerEvent.Order(Order("A", placed: day));

    private static CustomerHistory Applied(IEnumerable<CustomerEvent> events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history;
    }
}
