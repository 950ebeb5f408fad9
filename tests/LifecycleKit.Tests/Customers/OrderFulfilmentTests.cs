using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

/// <summary>Deliveries, products and categories of all orders together, kept order by order, against the whole set of orders.</summary>
public class OrderFulfilmentTests
{
    [Fact]
    public void Members_AfterEachEvent_AreThoseOfTheOrdersInForce() => Law.Holds(EventGen.Arrivals, events =>
    {
        var asked = new CustomerHistory();
        for (var i = 0; i < events.Length; i++)
        {
            asked.Apply(events[i]);
            // Asked after each event, so that each one changes what is kept; and of a ledger that is asked for the first time.
            var fresh = OrderLedger.FromEntries(asked.Orders.Currency, asked.Orders.Entries);
            var naive = new NaiveCustomer(events[..(i + 1)]);
            foreach (var ledger in (OrderLedger[])[asked.Orders, fresh])
            {
                Assert.Equal(
                    (naive.LastShippedAt, naive.LastDeliveredAt, naive.LastReturnedAt, naive.UndeliveredOrders),
                    (ledger.LastShippedAt, ledger.LastDeliveredAt, ledger.LastReturnedAt, ledger.UndeliveredOrderCount));
                Assert.Equal(naive.BoughtProducts, ledger.BoughtProducts);
                Assert.Equal(naive.BoughtCategories, ledger.BoughtCategories);
            }
        }
    });

    [Fact]
    public void BoughtProducts_AfterACancellation_AreWithoutThoseOfTheOrderAlone()
    {
        var history = History(Bought("A", 1, "tea", "cup"), Bought("B", 2, "tea"));
        Assert.Equal(["cup", "tea"], history.Orders.BoughtProducts);
        var copy = history.Clone();
        history.Apply(CustomerEvent.Order(Bought("A", 1, "tea", "cup") with { Status = OrderStatus.Cancelled, ChangedAt = Days.Day(5) }));
        Assert.Equal(["tea"], history.Orders.BoughtProducts);
        Assert.Equal(["c-tea"], history.Orders.BoughtCategories);
        Assert.Equal(["cup", "tea"], copy.Orders.BoughtProducts);
    }

    [Fact]
    public void Members_OfOrdersWithoutDetails_AreNoneAndAllocateNothing()
    {
        var ledger = History(Order("A", placed: 1), Order("B", placed: 2)).Orders;
        Assert.Equal((null, null, null, 2),
            (ledger.LastShippedAt, ledger.LastDeliveredAt, ledger.LastReturnedAt, ledger.UndeliveredOrderCount));
        Assert.Empty(ledger.BoughtProducts);
        Assert.Equal(0, Allocation.Of(() =>
        {
            _ = ledger.LastDeliveredAt;
            _ = ledger.UndeliveredOrderCount;
            _ = ledger.BoughtProducts.Count + ledger.BoughtCategories.Count;
        }));
    }

    [Fact]
    public void BoughtProducts_OfAFurtherOrderOfTheSame_StayTheSameList()
    {
        var history = History(Bought("A", 1, "tea"));
        var before = history.Orders.BoughtProducts;
        history.Apply(CustomerEvent.Order(Bought("B", 2, "tea")));
        Assert.Same(before, history.Orders.BoughtProducts);
    }

    private static OrderSnapshot Bought(string id, double placed, params string[] products) => Order(id, placed) with
    {
        Lines = [.. products.Select(product => new OrderLine { Product = product, Category = "c-" + product, NetAmount = 5 })],
    };
}
