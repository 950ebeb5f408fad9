using LifecycleKit.Customers;
using LifecycleKit.Products;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Products;

/// <summary>Order lines of snapshots: what a shop records is what the models of products are fitted to.</summary>
public class OrderSnapshotLinesTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly OrderSnapshot Two = new()
    {
        OrderId = "A", PlacedAt = Start, GrossTotal = 20, Category = "kitchen",
        Lines =
        [
            new OrderLine { Product = "tea", Quantity = 2, NetAmount = 8, Category = "drinks" },
            new OrderLine { Product = "pot", NetAmount = 12 },
        ],
    };

    [Fact]
    public void Add_ASimulatedShop_CountsTheLinesOfItsCountedOrders()
    {
        var shop = SimulatedPopulation.CreateShop(
            new SimulatedShopOptions { CustomerCount = 500, Seed = 3, Start = Start }, Shop.Cancellation);
        var builder = new OrderLineLogBuilder();
        var lines = new List<(string Customer, string Order, string Product)>();
        foreach (var customer in shop.Customers)
        {
            var history = new CustomerHistory();
            foreach (var one in customer.Events) history.Apply(one);
            foreach (var order in history.Orders.AllOrders)
            {
                builder.Add(customer.CustomerId, order);
                if (order.IsCounted) lines.AddRange(order.Lines.Select(line => (customer.CustomerId, order.OrderId, line.Product)));
            }
        }

        var log = builder.Build();
        var model = NextProducts.Create(
            ProductAffinity.Fit(log, cancellationToken: Shop.Cancellation),
            ReplenishmentModel.Fit(log, Start.AddDays(730), cancellationToken: Shop.Cancellation));

        Assert.Equal(lines.Distinct().Count(), log.LineCount);
        Assert.Equal(lines.Select(line => line.Order).Distinct().Count(), log.OrderCount);
        Assert.Equal(
            lines.Distinct().GroupBy(line => line.Product).Select(one => (one.Key, one.LongCount())).Order(),
            log.GetTotals().Select(one => (one.ProductId, (long)one.OrderCount)).Order());
        Assert.NotNull(model);
    }

    [Fact]
    public void Add_ALineWithoutCategory_HasThatOfTheOrder()
    {
        var builder = new OrderLineLogBuilder();
        builder.Add("anna", Two);

        Assert.Equal(["drinks", "kitchen"], builder.Build().ByCategory().GetTotals().Select(one => one.ProductId).Order());
    }

    [Fact]
    public void Add_AnOrderThatDoesNotCount_AddsNothing()
    {
        var builder = new OrderLineLogBuilder();
        builder.Add("anna", Two with { Status = OrderStatus.Cancelled });
        builder.Add("anna", Two with { RefundedTotal = 20 });
        builder.Add("anna", Two with { GrossTotal = -20 });

        Assert.Equal(0, builder.RowCount);
        Assert.Throws<ArgumentNullException>("order", () => builder.Add("anna", null!));
    }
}
