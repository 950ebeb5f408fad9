using LifecycleKit.Products;
using static LifecycleKit.Tests.Products.OrderLineLogTests;

namespace LifecycleKit.Tests.Products;

/// <summary>Which pairs a model keeps, how they are found and ordered, and the reasons where there is none.</summary>
public class ProductAffinityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Tea and milk in 6 orders, tea and sugar in 5, milk alone in 4, a mug with tea once.</summary>
    private static readonly OrderLineLog Log = OrderLineLog.Read(
    [
        .. Orders("a", 6, "tea", "milk"), .. Orders("b", 5, "tea", "sugar"), .. Orders("c", 4, "milk"), .. Orders("d", 1, "mug", "tea"),
    ]);

    private static readonly ProductAffinity Model = ProductAffinity.Fit(Log);

    [Fact]
    public void Fit_ByDefault_KeepsPairsOfFiveOrders()
    {
        Assert.Equal((16, 4, 2, 5), (Model.OrderCount, Model.ProductCount, Model.PairCount, Model.MinOrderCount));
        Assert.Equal(
            [("milk", "tea", 6), ("sugar", "tea", 5)],
            Model.GetPairs().Select(pair => (pair.ProductId, pair.OtherProductId, pair.OrderCount)));
        Assert.Equal((12, 10, 0), (Model.OrderCountOf("tea"), Model.OrderCountOf("milk"), Model.OrderCountOf("Tea")));
    }

    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(6, 0, 1)]
    [InlineData(1, 0.32, 1)]
    [InlineData(1, 0.3125, 2)]
    [InlineData(1, 1, 0)]
    public void Fit_WithALeastSupport_KeepsWhatReachesBoth(int orders, double support, int pairs) => Assert.Equal(
        pairs,
        ProductAffinity.Fit(
            Log, new ProductAffinityOptions { MinOrderCount = orders, MinSupport = (decimal)support },
            cancellationToken: Cancellation).PairCount);

    [Fact]
    public void TryFind_AnyDirection_HasTheAskedProductFirst()
    {
        Assert.True(Model.TryFind("tea", "milk", out var pair));
        Assert.Equal(ProductPair.Create("tea", "milk", 6, 12, 10, 16), pair);
        Assert.True(Model.TryFind("milk", "tea", out var other));
        Assert.Equal(pair.Confidence, other.ReverseConfidence);
        Assert.Equal(pair.Lift(), other.Lift());
        Assert.False(Model.TryFind("mug", "tea", out var none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void LiftOf_WithoutAPair_HasAReason()
    {
        Assert.Equal(6 * 16 / 120.0, Model.LiftOf("milk", "tea").Value);
        Assert.Equal("fewer than 5 orders have both products", Model.LiftOf("mug", "tea").Reason);
        Assert.Equal("fewer than 5 orders have both products", Model.LiftOf("sugar", "milk").Reason);
        Assert.Equal("no order of the fit has one of the products", Model.LiftOf("tea", "cake").Reason);
        Assert.Equal("the products are the same", Model.LiftOf("tea", "tea").Reason);
        Assert.Equal(
            "no order of the fit has one of the products",
            ProductAffinity.Fit(OrderLineLog.Read([]), cancellationToken: Cancellation).LiftOf("a", "b").Reason);
    }

    [Fact]
    public void GetStrongest_Pairs_AreByTheLowerBoundOfTheLift()
    {
        var model = ProductAffinity.Fit(Log, new ProductAffinityOptions { MinOrderCount = 1 }, cancellationToken: Cancellation);
        var bounds = model.GetPairs().Select(pair => pair.LiftInterval().Lower).OrderDescending();
        Assert.Equal(bounds, model.GetStrongest(99).Select(pair => pair.LiftInterval().Lower));
        // The mug has the lift of sugar, from one order; milk is bought with tea less often than by chance.
        Assert.Equal(["sugar", "mug", "milk"], model.GetStrongest("tea", 9).Select(pair => pair.OtherProductId));
        Assert.Equal(model.LiftOf("mug", "tea").Value, model.LiftOf("sugar", "tea").Value, 12);
        Assert.All(model.GetStrongest("tea", 9), pair => Assert.Equal("tea", pair.ProductId));
        Assert.Empty(model.GetStrongest("cake", 9));
        Assert.Empty(model.GetStrongest(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => model.GetStrongest("tea", -1));
    }

    [Fact]
    public void Fit_AnOrderWithTooManyProducts_IsLeftOutAndCounted()
    {
        string[] many = [.. Enumerable.Range(0, 6).Select(i => $"p{i}")];
        var log = OrderLineLog.Read([.. Orders("a", 3, "tea", "milk"), .. Orders("b", 1, many)]);
        var model = ProductAffinity.Fit(
            log, new ProductAffinityOptions { MinOrderCount = 1, MaxProductsPerOrder = 5 }, cancellationToken: Cancellation);
        Assert.Equal((3, 1, 2, 1), (model.OrderCount, model.LeftOutOrderCount, model.ProductCount, model.PairCount));
        var counts = ProductPairCounts.Count(log, cancellationToken: Cancellation);
        Assert.Equal(
            (0, 100),
            (ProductAffinity.Fit(log, cancellationToken: Cancellation).LeftOutOrderCount, counts.MaxProductsPerOrder));
        Assert.Throws<ArgumentException>(
            "other", () => ProductPairCounts.Count(log, 5, cancellationToken: Cancellation).Merge(counts));
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MinOrderCount", () => new ProductAffinityOptions { MinOrderCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MinSupport", () => new ProductAffinityOptions { MinSupport = 1.01m });
        Assert.Throws<ArgumentOutOfRangeException>("MaxProductsPerOrder", () => new ProductAffinityOptions { MaxProductsPerOrder = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(
            "maxProductsPerOrder", () => ProductPairCounts.Count(Log, 0, cancellationToken: Cancellation));
        Assert.Throws<OperationCanceledException>(() => ProductAffinity.Fit(Log, cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public void TryFind_AndFigures_AllocateNothing() => Assert.Equal(0, Allocation.Of(static () =>
    {
        Model.TryFind("tea", "milk", out var pair);
        _ = pair.Lift().Value + pair.LiftInterval().Lower + (double)pair.Support.Numerator + Model.LiftOf("milk", "tea").Value;
    }));

    internal static IEnumerable<OrderLineRow> Orders(string customer, int count, params string[] products) =>
        from order in Enumerable.Range(0, count)
        from product in products
        select Row(customer, $"{order}", product, at: new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(order * 7));
}
