using FsCheck.Fluent;
using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>Fits equal the naive counts, whatever the order of the rows and however they were split.</summary>
public class ProductLawTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ProductAffinityOptions All = new() { MinOrderCount = 1 };

    private static readonly ReplenishmentOptions AnyRepeat = new() { MinRepeatCount = 1 };

    [Fact]
    public void Fit_OfAnyRows_EqualsTheNaiveCounts() => Law.Holds(OrderLineGen.Rows.Zip(Gen.Choose(1, 3)), x =>
    {
        var (rows, least) = x;
        new NaiveBaskets(rows).AssertEqual(
            ProductAffinity.Fit(OrderLineLog.Read(rows), new ProductAffinityOptions { MinOrderCount = least }), least);
    });

    [Fact]
    public void Fit_OfRowsInAnotherOrder_IsTheSame() => Law.Holds(OrderLineGen.Rows.Zip(Gen.Choose(0, 1_000)), x =>
    {
        var (rows, seed) = x;
        var (log, other) = (OrderLineLog.Read(rows), OrderLineLog.Read(OrderLineGen.Shuffled(rows, seed)));

        Assert.Equal(log.GetTotals(), other.GetTotals());
        Assert.Equal((log.OrderCount, log.ReturnedOrderCount), (other.OrderCount, other.ReturnedOrderCount));
        Assert.Equal(ProductAffinity.Fit(log, All).ToJson(), ProductAffinity.Fit(other, All).ToJson());
        Assert.Equal(ReplenishmentModel.Fit(log, AsOf, AnyRepeat).ToJson(), ReplenishmentModel.Fit(other, AsOf, AnyRepeat).ToJson());
        Assert.Equal(ProductAffinity.Fit(log.ByCategory(), All).ToJson(), ProductAffinity.Fit(other.ByCategory(), All).ToJson());
    });

    /// <summary>The customers are divided into three parts, which are merged in two ways.</summary>
    [Fact]
    public void Merge_OfPartsOfTheCustomers_IsTheWhole() => Law.Holds(OrderLineGen.Rows.Zip(Gen.Choose(0, 1_000)), x =>
    {
        var (rows, seed) = x;
        OrderLineLog[] logs =
        [
            .. Enumerable.Range(0, 3)
                .Select(part => OrderLineLog.Read(rows.Where(row => PartOf(row.CustomerId ?? string.Empty) == part))),
        ];
        var whole = OrderLineLog.Read(rows);

        var pairs = Array.ConvertAll(logs, log => ProductPairCounts.Count(log));
        var merged = pairs[0].Merge(pairs[1]).Merge(pairs[2]);
        Assert.Equal(ProductPairCounts.Count(whole).PairCount, merged.PairCount);
        AssertSame(merged, pairs[2].Merge(pairs[1].Merge(pairs[0])));
        AssertSame(ProductPairCounts.Count(whole), merged);

        var counts = Array.ConvertAll(logs, log => ReplenishmentCounts.Count(log, AsOf));
        var all = ReplenishmentModel.Fit(ReplenishmentCounts.Count(whole, AsOf), AnyRepeat).ToJson();
        Assert.Equal(all, ReplenishmentModel.Fit(counts[0].Merge(counts[1]).Merge(counts[2]), AnyRepeat).ToJson());
        Assert.Equal(all, ReplenishmentModel.Fit(counts[2].Merge(counts[0].Merge(counts[1])), AnyRepeat).ToJson());

        int PartOf(string customer) => (customer.Length + customer.FirstOrDefault() * 7 + seed) % 3;
    });

    [Fact]
    public void Fit_OfAnyRows_EqualsTheNaiveIntervals() => Law.Holds(OrderLineGen.Rows, rows =>
    {
        var model = ReplenishmentModel.Fit(OrderLineLog.Read(rows), AsOf, AnyRepeat);
        var naive = NaiveReplenishment.Of(new NaiveBaskets(rows), AsOf);
        Assert.Equal(naive.Keys.Order(StringComparer.Ordinal), model.GetIntervals().Select(interval => interval.ProductId));
        foreach (var interval in model.GetIntervals()) naive[interval.ProductId].AssertEqual(interval);
    });

    [Fact]
    public void FromJson_OfAnyModel_IsTheModel() => Law.Holds(OrderLineGen.Rows.Zip(Gen.Choose(1, 3)), x =>
    {
        var (rows, least) = x;
        var log = OrderLineLog.Read(rows);
        var affinity = ProductAffinity.Fit(log, new ProductAffinityOptions { MinOrderCount = least });
        var kept = ProductAffinity.FromJson(affinity.ToJson());
        Assert.Equal(affinity.GetPairs(), kept.GetPairs());
        Assert.Equal(affinity.ToJson(), kept.ToJson());

        var model = ReplenishmentModel.Fit(log, AsOf, new ReplenishmentOptions { MinRepeatCount = least });
        var again = ReplenishmentModel.FromJson(model.ToJson());
        Assert.Equal(model.GetIntervals(), again.GetIntervals());
        Assert.Equal(model.ToJson(), again.ToJson());
        for (var customer = 0; customer < log.CustomerCount; customer++)
        {
            var history = log.GetHistory(customer);
            Assert.Equal(model.Forecast(history, AsOf), again.Forecast(history, AsOf));
            Assert.Equal(
                NextProducts.Create(affinity, model).Suggest(history, AsOf), NextProducts.Create(kept, again).Suggest(history, AsOf));
        }
    });

    private static void AssertSame(ProductPairCounts expected, ProductPairCounts actual)
    {
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(ProductAffinity.Fit(expected, All).ToJson(), ProductAffinity.Fit(actual, All).ToJson());
    }
}
