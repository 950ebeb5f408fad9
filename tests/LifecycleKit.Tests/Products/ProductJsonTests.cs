using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>The JSON of both models: samples of their format, strict reading, limits.</summary>
public class ProductJsonTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A model as format 1 has written it. Not to be edited: later versions must go on reading it.</summary>
    private static readonly string Affinity = """
        {"format":1,"orders":16,"leftOutOrders":1,"minOrders":5,"products":[{"id":"milk","orders":10,"with":[3],"both":[6]},
        {"id":"mug","orders":1},{"id":"sugar","orders":5,"with":[3],"both":[5]},{"id":"tea","orders":12}]}
        """.ReplaceLineEndings(string.Empty);

    /// <summary>A model as format 1 has written it. Not to be edited: later versions must go on reading it.</summary>
    private static readonly string Replenishment = """
        {"format":1,"asOf":"2026-06-01T00:00:00Z","minRepeats":5,"productWeight":2,"lapseFactor":3.5,"products":[
        {"id":"coffee","buyers":9,"repeatBuyers":4,"repeats":11,"laterOrders":30,
        "medianDays":28,"lowerDays":20,"upperDays":35,"observedDays":90},
        {"id":"lamp","buyers":7,"repeatBuyers":3,"repeats":5,"laterOrders":12,"lowerDays":40,"observedDays":100},
        {"id":"mug","buyers":3,"repeatBuyers":0,"repeats":0,"laterOrders":2}]}
        """.ReplaceLineEndings(string.Empty);

    [Fact]
    public void FromJson_AffinityOfFormat1_ReadsEverything()
    {
        var model = ProductAffinity.FromJson(Affinity);
        Assert.Equal((16, 1, 5), (model.OrderCount, model.LeftOutOrderCount, model.MinOrderCount));
        Assert.Equal((4, 2), (model.ProductCount, model.PairCount));
        Assert.True(model.TryFind("tea", "milk", out var pair));
        Assert.Equal(ProductPair.Create("tea", "milk", 6, 12, 10, 16), pair);
        Assert.Equal(Affinity, model.ToJson());
    }

    [Fact]
    public void FromJson_ReplenishmentOfFormat1_ReadsEverything()
    {
        var model = ReplenishmentModel.FromJson(Replenishment);
        Assert.Equal((5, 2m, 3.5m, 3), (model.MinRepeatCount, model.ProductWeight, model.LapseFactor, model.ProductCount));
        var coffee = model.GetInterval("coffee");
        Assert.Equal((28, 20, 35), (coffee.MedianDays.Value, coffee.MedianDaysInterval.Lower, coffee.MedianDaysInterval.Upper));
        Assert.Equal((4, 9), (coffee.RepeatShare.Numerator, coffee.RepeatShare.Denominator));
        Assert.Equal("half of the intervals last longer than the 100 days that were observed", model.GetInterval("lamp").MedianDays.Reason);
        Assert.Equal("fewer than 5 repeat purchases", model.GetInterval("mug").MedianDays.Reason);
        Assert.Equal(Replenishment, model.ToJson());
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "format")]
    [InlineData("\"orders\":16", "\"orders\":-1", "orders: The number of orders is negative")]
    [InlineData("\"leftOutOrders\":1", "\"leftOutOrders\":0", "leftOutOrders")]
    [InlineData("\"minOrders\":5", "\"minOrders\":0", "minOrders")]
    [InlineData("\"minOrders\":5", "\"minOrders\":6", "products/2/both/0")]
    [InlineData("\"minOrders\":5", "\"minOrder\":5", "minOrder")]
    [InlineData("\"mug\"", "\"milk\"", "products/1/id")]
    [InlineData("\"mug\"", "\"\"", "products/1/id")]
    [InlineData("\"with\":[3],\"both\":[6]", "\"with\":[4],\"both\":[6]", "products/0/with/0")]
    [InlineData("\"with\":[3],\"both\":[6]", "\"with\":[0],\"both\":[6]", "products/0/with/0")]
    [InlineData("\"with\":[3],\"both\":[6]", "\"with\":[3,3],\"both\":[6,6]", "products/0/with/1")]
    [InlineData("\"with\":[3],\"both\":[6]", "\"with\":[3]", "products/0/both")]
    [InlineData("\"with\":[3],\"both\":[6]", "\"with\":[],\"both\":[]", "products/0/both")]
    [InlineData("\"both\":[6]", "\"both\":[11]", "products/0/both/0")]
    [InlineData("\"orders\":12", "\"orders\":17", "products/3/orders")]
    public void FromJson_WrongAffinity_ThrowsNamingThePlace(string part, string replacement, string path)
    {
        var json = Affinity.Replace(part, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(nameof(json), () => ProductAffinity.FromJson(json));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"minRepeats\":5", "\"minRepeats\":0", "minRepeats")]
    [InlineData("\"minRepeats\":5", "\"minRepeats\":12", "products/0")]
    [InlineData("\"productWeight\":2", "\"productWeight\":-1", "productWeight")]
    [InlineData("\"lapseFactor\":3.5", "\"lapseFactor\":0.5", "lapseFactor")]
    [InlineData("\"lamp\"", "\"zoo\"", "products/2/id")]
    [InlineData("\"repeatBuyers\":4", "\"repeatBuyers\":10", "products/0: The counts")]
    [InlineData("\"repeatBuyers\":4", "\"repeatBuyers\":0", "products/0: The counts")]
    [InlineData("\"laterOrders\":30", "\"laterOrders\":10", "products/0: The counts")]
    [InlineData("\"medianDays\":28", "\"medianDays\":19", "products/0: The days")]
    [InlineData("\"upperDays\":35", "\"upperDays\":27", "products/0: The days")]
    [InlineData("\"observedDays\":90", "\"observedDays\":27", "products/0: The days")]
    [InlineData(",\"lowerDays\":40,\"observedDays\":100", "", "products/1: The days")]
    [InlineData("\"laterOrders\":2", "\"laterOrders\":2,\"medianDays\":3", "products/2: The days")]
    public void FromJson_WrongReplenishment_ThrowsNamingThePlace(string part, string replacement, string path)
    {
        var json = Replenishment.Replace(part, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(nameof(json), () => ReplenishmentModel.FromJson(json));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_MutilatedAffinity_IsReadOrRefused() => MutilatedJson.IsReadOrRefused(Affinity, ProductAffinity.FromJson);

    [Fact]
    public void FromJson_MutilatedReplenishment_IsReadOrRefused() =>
        MutilatedJson.IsReadOrRefused(Replenishment, ReplenishmentModel.FromJson);

    [Fact]
    public void FromJson_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>("json", () => ProductAffinity.FromJson(null!));
        Assert.Throws<ArgumentNullException>("json", () => ReplenishmentModel.FromJson(null!));
    }

    [Fact]
    public void ToJson_OfMoreThanIsRead_SaysWhatToDo()
    {
        var padding = new string('x', 80);
        var log = OrderLineLog.Read(Enumerable.Range(0, 180_000).Select(i => OrderLineLogTests.Row("a", $"{i}", $"{padding}{i}")));
        Assert.Contains("MinOrderCount", Assert.Throws<InvalidOperationException>(
            ProductAffinity.Fit(log, cancellationToken: Cancellation).ToJson).Message, StringComparison.Ordinal);
        var replenishment = ReplenishmentModel.Fit(log, DateTimeOffset.MaxValue, cancellationToken: Cancellation);
        Assert.Contains("fewer products", Assert.Throws<InvalidOperationException>(replenishment.ToJson).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_OfHalfACharacter_IsRefused()
    {
        var log = OrderLineLog.Read([OrderLineLogTests.Row("a", "1", "\uD800")]);
        Assert.Contains(
            "surrogate",
            Assert.Throws<InvalidOperationException>(ProductAffinity.Fit(log, cancellationToken: Cancellation).ToJson).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(
            ReplenishmentModel.Fit(log, DateTimeOffset.MaxValue, cancellationToken: Cancellation).ToJson);
    }
}
