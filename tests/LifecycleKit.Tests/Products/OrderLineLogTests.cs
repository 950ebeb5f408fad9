using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>Rows become purchases: what is a return, what is an order, what is known of products.</summary>
public class OrderLineLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_RowsOfOneProductAndOrder_AreOneLine()
    {
        var log = OrderLineLog.Read([Row("a", "1", "tea", 2, 6), Row("a", "1", "tea", 1, 3), Row("a", "1", "milk"), Row("b", "1", "tea")]);

        Assert.Equal((4L, 2, 2, 3, 2), (log.RowCount, log.CustomerCount, log.OrderCount, log.LineCount, log.ProductCount));
        var tea = log.GetTotals()[1];
        Assert.Equal(("tea", 2, 2, 4m, 9m), (tea.ProductId, tea.OrderCount, tea.CustomerCount, tea.Quantity, tea.NetAmount));
    }

    [Fact]
    public void Read_AReturnOnTheSameOrder_TakesTheLineBack()
    {
        var log = OrderLineLog.Read([Row("a", "1", "tea"), Row("a", "1", "milk", 3), Row("a", "1", "tea", -1), Row("a", "1", "milk", -1)]);

        Assert.Equal((1, 1, 0), (log.OrderCount, log.LineCount, log.ReturnedOrderCount));
        Assert.Equal(("milk", 2m), (log.GetTotals()[0].ProductId, log.GetTotals()[0].Quantity));
    }

    /// <summary>A cancelled order with its opposites, and a credit note: neither is an order, and the credit note takes nothing
    /// back.</summary>
    [Fact]
    public void Read_CancelledOrdersAndCreditNotes_AreNotCounted()
    {
        var log = OrderLineLog.Read(
            [Row("a", "1", "tea"), Row("a", "2", "tea"), Row("a", "2", "tea", -1), Row("a", "credit", "tea", -5), Row("a", "3", "tea", 0)]);

        Assert.Equal((1, 1, 3), (log.OrderCount, log.LineCount, log.ReturnedOrderCount));
        Assert.Equal(1, log.FindHistory("a").CountOf("tea"));
    }

    [Fact]
    public void Read_UnknownCustomers_HaveOrdersAndNoHistory()
    {
        var log = OrderLineLog.Read([Row("", "1", "tea"), Row(null, "2", "tea"), Row("a", "1", "tea")]);

        Assert.Equal((1, 3), (log.CustomerCount, log.OrderCount));
        Assert.Equal("a", log.GetCustomerId(0));
        Assert.Equal(1, log.GetHistory(0).PurchaseCount);
        Assert.Equal(0, log.FindHistory("").PurchaseCount);
        Assert.Equal((3, 1), (log.GetTotals()[0].OrderCount, log.GetTotals()[0].CustomerCount));
        Assert.Equal(3, ProductPairCounts.Count(log, cancellationToken: Cancellation).OrderCount);
        Assert.Equal(1, ReplenishmentModel.Fit(log, Start.AddDays(1), cancellationToken: Cancellation).GetInterval("tea").BuyerCount);
    }

    [Fact]
    public void Read_SeveralInstantsOfAnOrder_TakesTheEarliest()
    {
        var log = OrderLineLog.Read([Row("a", "1", "tea", at: Start.AddHours(2)), Row("a", "1", "milk", at: Start)]);
        Assert.All(log.FindHistory("a").GetPurchases(), purchase => Assert.Equal(Start, purchase.PurchasedAt));
    }

    [Fact]
    public void Before_AnInstant_LeavesLaterOrdersOut()
    {
        var log = OrderLineLog.Read(
        [
            Row("a", "1", "tea"), Row("a", "2", "milk", at: Start.AddDays(1)), Row("b", "1", "mug", at: Start.AddDays(2)),
            Row("c", "1", "tea", 2, at: Start.AddDays(-1)),
        ]);
        var before = log.Before(Start.AddDays(1));

        Assert.Equal((2, 2, 3), (before.OrderCount, before.LineCount, before.CustomerCount));
        Assert.Equal(["tea"], before.GetTotals().Select(product => product.ProductId));
        Assert.Equal(3m, before.GetTotals()[0].Quantity);
        Assert.Equal(log.GetTotals(), log.Before(DateTimeOffset.MaxValue).GetTotals());
    }

    [Fact]
    public void ByCategory_OfProducts_IsALogOfCategories()
    {
        var log = OrderLineLog.Read(
        [
            Row("a", "1", "tea", 2, 4, category: "drinks"), Row("a", "1", "milk", 1, 1, category: "drinks"),
            Row("a", "1", "mug", category: "things"), Row("a", "2", "gift"),
            Row("a", "3", "tea", 1, 2, at: Start.AddDays(3), category: "hot drinks"),
        ]);
        var categories = log.ByCategory();

        Assert.Equal(["drinks", "hot drinks", "things"], categories.GetTotals().Select(product => product.ProductId));
        Assert.Equal([1, 2, 1], categories.GetTotals().Select(product => product.OrderCount));
        Assert.Equal([1m, 3m, 1m], categories.GetTotals().Select(product => product.Quantity));
        Assert.Equal("hot drinks", log.GetTotals().Single(product => product.ProductId == "tea").Category);
        Assert.Null(log.GetTotals().Single(product => product.ProductId == "gift").Category);
    }

    private static async IAsyncEnumerable<OrderLineRow> Streamed(IEnumerable<OrderLineRow> rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    [Fact]
    public async Task ReadAsync_Rows_EqualsRead()
    {
        var rows = OrderLineGen.Shuffled(Enumerable.Range(0, 600).Select(i => Row($"c{i % 7}", $"o{i % 40}", $"p{i % 11}", i % 5 - 1)), 1);
        var log = await OrderLineLog.ReadAsync(Streamed(rows), TestContext.Current.CancellationToken);
        Assert.Equal(OrderLineLog.Read(rows).GetTotals(), log.GetTotals());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => OrderLineLog.ReadAsync(Streamed(rows), new CancellationToken(true)));
    }

    [Fact]
    public void Add_ARowThatIsRefused_DoesNotChangeTheBuilder()
    {
        var builder = new OrderLineLogBuilder();
        Assert.Throws<ArgumentException>("orderId", () => builder.Add(Row("a", "", "tea")));
        Assert.Throws<ArgumentException>("productId", () => builder.Add(default(OrderLineRow) with { OrderId = "1" }));
        Assert.Throws<ArgumentException>("productId", () => builder.Add(Row("a", "1", new string('x', 40_000))));
        Assert.Throws<ArgumentException>("category", () => builder.Add(Row("a", "1", "tea", category: new string('x', 40_000))));
        Assert.Throws<ArgumentOutOfRangeException>("quantity", () => builder.Add(Row("a", "1", "tea", decimal.MaxValue)));
        Assert.Throws<ArgumentOutOfRangeException>("netAmount", () => builder.Add(Row("a", "1", "tea", 1, decimal.MinValue)));
        builder.Add(Row("a", "1", "milk"));

        Assert.Equal(1, builder.RowCount);
        var log = builder.Build();
        Assert.Equal((1L, 1, 1), (log.RowCount, log.LineCount, log.ProductCount));
        Assert.Equal(0, builder.RowCount);
        Assert.Equal(0, builder.Build().OrderCount);
    }

    [Fact]
    public void GetHistory_OfACustomer_EqualsTheOneMadeOfItsPurchases()
    {
        var log = OrderLineLog.Read(
        [
            Row("a", "2", "tea", at: Start.AddDays(9)), Row("a", "1", "tea"), Row("a", "1", "milk"), Row("a", "3", "milk"),
            Row("b", "1", "mug"),
        ]);
        var history = log.GetHistory(0);

        Assert.Equal((2, 2, 3), (history.ProductCount, history.OrderCount, history.PurchaseCount));
        Assert.Equal(
            [new("milk", Start), new("tea", Start), new ProductPurchase("tea", Start.AddDays(9))], history.GetPurchases());
        Assert.Equal(history.GetPurchases(), ProductHistory.Create(history.GetPurchases().Reverse()).GetPurchases());
        Assert.Throws<ArgumentException>("purchases", () => ProductHistory.Create([new ProductPurchase("", Start)]));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => log.GetHistory(2));
        Assert.Equal(0, log.FindHistory("c").ProductCount);
    }

    internal static OrderLineRow Row(
        string? customer, string order, string product, decimal quantity = 1, decimal amount = 0, DateTimeOffset? at = null,
        string? category = null) => new(customer, order, at ?? Start, product, quantity, amount, category);
}
