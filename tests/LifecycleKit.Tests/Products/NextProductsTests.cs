using LifecycleKit.Products;
using static LifecycleKit.Tests.Products.ProductAffinityTests;

namespace LifecycleKit.Tests.Products;

/// <summary>What is suggested, in which order, and why.</summary>
public class NextProductsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AsOf = Start.AddDays(60);

    /// <summary>Coffee goes with filters, tea with milk; the bag is in many orders of its own, the vase in too few.</summary>
    private static readonly OrderLineLog Log = OrderLineLog.Read(
    [
        .. Orders("a", 8, "coffee", "filter"), .. Orders("b", 8, "coffee", "filter"), .. Orders("c", 8, "tea", "milk"),
        .. Orders("d", 20, "bag"), .. Orders("e", 2, "vase"), .. Orders("f", 6, "coffee", "sugar"),
    ]);

    private static readonly ProductAffinity Affinity = ProductAffinity.Fit(Log);
    private static readonly ReplenishmentModel Replenishment = ReplenishmentModel.Fit(Log, AsOf);

    [Fact]
    public void Suggest_WhatIsBoughtTogether_SaysBecauseOfWhat()
    {
        var history = ProductHistory.Create([new("coffee", AsOf.AddDays(-1)), new("vase", AsOf.AddDays(-2))]);
        var suggestions = Next(BoughtProducts.Exclude).Suggest(history, AsOf, 3);

        Assert.Equal(["filter", "sugar", "bag"], suggestions.Select(product => product.ProductId));
        Assert.Equal(
            [SuggestionReason.BoughtTogether, SuggestionReason.BoughtTogether, SuggestionReason.Popular],
            suggestions.Select(product => product.Reason));
        var (first, last) = (suggestions[0], suggestions[2]);
        Assert.Equal(("coffee", 1, "filter: bought together with coffee"), (first.BecauseOf, first.CauseCount, first.ToString()));
        // Two purchases; 16 of 22 and 16 orders, half weight at 20 common orders, a tenth of the whole.
        Assert.Equal(0.1 / 2 * (16 / Math.Sqrt(22 * 16)) * (16 / 36.0), first.Score, 12);
        Assert.Equal((0, null, null, "bag: popular"), (last.Score, last.BecauseOf, last.DueAt, last.ToString()));
    }

    [Fact]
    public void Suggest_WhatIsBoughtAgain_ComesFirstAndIsDue()
    {
        var history = ProductHistory.Create(
            [new("coffee", AsOf.AddDays(-8)), new("coffee", AsOf.AddDays(-15)), new("tea", AsOf.AddDays(-1))]);
        var suggestions = Next(BoughtProducts.Include).Suggest(history, AsOf, 4);

        Assert.Equal(["coffee", "tea", "filter", "milk"], suggestions.Select(product => product.ProductId));
        Assert.Equal(
            [SuggestionReason.DueAgain, SuggestionReason.BoughtBefore, SuggestionReason.BoughtTogether, SuggestionReason.BoughtTogether],
            suggestions.Select(product => product.Reason));
        Assert.Equal("coffee: due again since 2026-03-01", suggestions[0].ToString());
        Assert.Equal(AsOf.AddDays(-1), suggestions[0].DueAt!.Value, TimeSpan.FromMilliseconds(1));
        // Two of three orders; coffee was in every later order of its buyers, as nearly all products were.
        var all = Replenishment.RepeatRate.ToEstimate().Value;
        var rate = (19 + 20 * all) / (19 + 20);
        Assert.Equal((2 + 2 * rate) / 5, suggestions[0].Score, 2);
        Assert.Equal(19, Replenishment.GetInterval("coffee").LaterOrderCount);
    }

    [Fact]
    public void Suggest_BoughtProducts_WhenDueOnly()
    {
        var history = ProductHistory.Create([new("coffee", AsOf.AddDays(-8)), new("tea", AsOf.AddDays(-1)), new("bag", AsOf.AddDays(-50))]);
        // Tea is not due yet, and the bag is lapsed.
        Assert.Equal(["coffee", "filter", "milk", "sugar"], Ids(BoughtProducts.WhenDue));
        Assert.Equal(["filter", "milk", "sugar"], Ids(BoughtProducts.Exclude));
        Assert.Equal(["bag", "coffee", "tea"], Ids(BoughtProducts.Include).Take(3).Order(StringComparer.Ordinal));

        IEnumerable<string> Ids(BoughtProducts bought) => Next(bought).Suggest(history, AsOf).Select(product => product.ProductId);
    }

    [Fact]
    public void Suggest_ForANewCustomer_IsPopularOrNothing()
    {
        var next = Next(BoughtProducts.Include);
        Assert.Equal(["coffee", "bag", "filter"], next.Suggest(ProductHistory.Empty, AsOf, 3).Select(product => product.ProductId));
        Assert.Equal(6, next.Suggest(ProductHistory.Empty, AsOf, 99).Length);
        Assert.DoesNotContain(next.Suggest(ProductHistory.Empty, AsOf, 99), product => product.ProductId == "vase");
        Assert.Equal(next.Suggest(ProductHistory.Empty, AsOf), next.Suggest(ProductHistory.Create([new("tea", AsOf)]), AsOf));
        var unfilled = NextProducts.Create(Affinity, Replenishment, new NextProductsOptions { FillWithPopular = false });
        Assert.Empty(unfilled.Suggest(ProductHistory.Empty, AsOf));
        var empty = ProductAffinity.Fit(OrderLineLog.Read([]), cancellationToken: Cancellation);
        Assert.Empty(NextProducts.Create(empty, Replenishment).Suggest(ProductHistory.Empty, AsOf));
    }

    /// <summary>An order that comes later, or the sequence in which purchases were given, changes nothing.</summary>
    [Fact]
    public void Suggest_DependsOnThePurchasesBefore()
    {
        ProductPurchase[] purchases =
            [new("coffee", AsOf.AddDays(-8)), new("tea", AsOf.AddDays(-1)), new("bag", AsOf.AddDays(-30)), new("milk", AsOf.AddDays(-30))];
        var next = Next(BoughtProducts.Include);
        var expected = next.Suggest(ProductHistory.Create(purchases), AsOf);
        Assert.Equal(expected, next.Suggest(ProductHistory.Create(Enumerable.Reverse(purchases).Append(new("sugar", AsOf))), AsOf));
        Assert.Equal(expected.Take(2), next.Suggest(ProductHistory.Create(purchases), AsOf, 2));
        var scores = expected.Select(product => product.Score).ToArray();
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void Suggest_IntoASpan_AllocatesNothing()
    {
        var (next, history) = (Next(BoughtProducts.Include), Log.FindHistory("f"));
        var target = new ProductSuggestion[5];
        Assert.Equal(0, Allocation.Of(() => next.Suggest(history, AsOf, target)));
        Assert.Equal(next.Suggest(history, AsOf, 5), target);
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("NeighbourCount", () => new NextProductsOptions { NeighbourCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Shrinkage", () => new NextProductsOptions { Shrinkage = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("SimilarityWeight", () => new NextProductsOptions { SimilarityWeight = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MinOrderCount", () => new NextProductsOptions { MinOrderCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("BoughtProducts", () => new NextProductsOptions { BoughtProducts = (BoughtProducts)3 });
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Next(BoughtProducts.Include).Suggest(ProductHistory.Empty, AsOf, -1));
    }

    private static NextProducts Next(BoughtProducts bought) =>
        NextProducts.Create(Affinity, Replenishment, new NextProductsOptions { BoughtProducts = bought });
}
