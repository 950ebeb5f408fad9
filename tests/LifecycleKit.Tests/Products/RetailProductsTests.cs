using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>The products of a real shop: counts against the naive ones, merged parts, and a hold-out of suggestions.</summary>
public class RetailProductsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const int Count = 10;

    private static readonly DateTimeOffset Split = new(2011, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Fit_OfTheRealLines_EqualsTheNaiveCounts()
    {
        var rows = RetailLines.Read().ToArray();
        var log = OrderLineLog.Read(rows);
        var naive = new NaiveBaskets(rows);

        Assert.Equal(rows.Length, log.RowCount);
        Assert.Equal(naive.Orders.Sum(order => order.Products.Count), log.LineCount);
        var options = new ProductAffinityOptions { MinOrderCount = 3, MaxProductsPerOrder = 10_000 };
        naive.AssertEqual(ProductAffinity.Fit(log, options, cancellationToken: Cancellation), 3);
        var intervals = NaiveReplenishment.Of(naive, Split);
        var model = ReplenishmentModel.Fit(log, Split, cancellationToken: Cancellation);
        Assert.Equal(intervals.Count, model.ProductCount);
        foreach (var interval in model.GetIntervals().Where(interval => interval.RepeatCount >= 5))
            intervals[interval.ProductId].AssertEqual(interval);
    }

    [Fact]
    public void Fit_OfShuffledOrDividedLines_IsTheSame()
    {
        var rows = RetailLines.Read().ToArray();
        var log = OrderLineLog.Read(rows);
        var affinity = ProductAffinity.Fit(log, cancellationToken: Cancellation).ToJson();
        var replenishment = ReplenishmentModel.Fit(log, Split, cancellationToken: Cancellation).ToJson();

        var shuffled = OrderLineLog.Read(OrderLineGen.Shuffled(rows, 7));
        Assert.Equal(affinity, ProductAffinity.Fit(shuffled, cancellationToken: Cancellation).ToJson());
        Assert.Equal(replenishment, ReplenishmentModel.Fit(shuffled, Split, cancellationToken: Cancellation).ToJson());

        // By the last digit of the customer: the known ones in three parts, the unknown ones in a fourth.
        var parts = rows.GroupBy(row => row.CustomerId is { Length: > 0 } id ? id[4] % 3 : 3).Select(OrderLineLog.Read).ToArray();
        Assert.Equal(4, parts.Length);
        var pairs = parts.Select(part => ProductPairCounts.Count(part)).Aggregate((one, other) => one.Merge(other));
        var intervals = parts.Select(part => ReplenishmentCounts.Count(part, Split)).Aggregate((one, other) => one.Merge(other));
        Assert.Equal(affinity, ProductAffinity.Fit(pairs).ToJson());
        Assert.Equal(replenishment, ReplenishmentModel.Fit(intervals).ToJson());
        Assert.Equal(affinity, ProductAffinity.FromJson(affinity).ToJson());
        Assert.Equal(replenishment, ReplenishmentModel.FromJson(replenishment).ToJson());
    }

    /// <summary>
    /// Fitted to the orders before April, for each customer with an order before and one after: ten products, and the next order. The
    /// figures
    /// are those of docs/products.md.
    /// </summary>
    [Fact]
    public void Suggest_ForTheNextOrder_BeatsThePopularAndTheOwnProducts()
    {
        var baskets = new NaiveBaskets(RetailLines.ReadProducts());
        var log = OrderLineLog.Read(RetailLines.ReadProducts()).Before(Split);
        var affinity = ProductAffinity.Fit(log, cancellationToken: Cancellation);
        var replenishment = ReplenishmentModel.Fit(log, Split, cancellationToken: Cancellation);
        var next = NextProducts.Create(affinity, replenishment);
        var fresh = NextProducts.Create(affinity, replenishment, new NextProductsOptions { BoughtProducts = BoughtProducts.Exclude });
        var popular = log.GetTotals().OrderByDescending(product => product.OrderCount).Select(product => product.ProductId).ToArray();
        var place = popular.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at);
        var (ours, best, own, news, newBest) = (new Hits(), new Hits(), new Hits(), new Hits(), new Hits());
        foreach (var customer in baskets.Orders.Where(order => order.CustomerId.Length > 0).GroupBy(order => order.CustomerId))
        {
            var later = customer.Where(order => order.Ticks >= Split.UtcTicks).MinBy(order => order.Ticks);
            var history = log.FindHistory(customer.Key);
            if (later is null || history.OrderCount == 0) continue;
            ours.Add(Ids(next.Suggest(history, Split, Count)), later.Products);
            best.Add(popular.Take(Count), later.Products);
            var bought = history.GetPurchases().GroupBy(purchase => purchase.ProductId)
                .ToDictionary(product => product.Key, product => product.Count());
            own.Add(
                bought.OrderByDescending(product => product.Value).ThenBy(product => place[product.Key]).Select(product => product.Key)
                    .Concat(popular.Where(id => !bought.ContainsKey(id))).Take(Count), later.Products);
            var unknown = later.Products.Where(id => !bought.ContainsKey(id)).ToHashSet();
            if (unknown.Count == 0) continue;
            news.Add(Ids(fresh.Suggest(history, Split, Count)), unknown);
            newBest.Add(popular.Where(id => !bought.ContainsKey(id)).Take(Count), unknown);
        }

        var figures = $"all: ours {ours}, popular {best}, own {own}; new products: ours {news}, popular {newBest}";
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(ours.IsBetterThan(best) && news.IsBetterThan(newBest), figures);
        Assert.True(ours.HitRate >= own.HitRate && ours.Recall > own.Recall, figures);
        Assert.True(ours.HitRate > 1.4 * best.HitRate && ours.Recall > 3 * best.Recall, figures);
        var page = File.ReadAllText(Path.Combine(Conventions.Repository.Root, "docs", "products.md"));
        Assert.All([ours, best, own, news, newBest], hits => Assert.Contains($"| {hits} |", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Ids(ProductSuggestion[] suggestions) => suggestions.Select(product => product.ProductId);

    /// <summary>How often a list had a product of the next order, and how much of the order it had.</summary>
    private sealed class Hits
    {
        private int _customers;
        private int _hits;
        private double _shares;

        public double HitRate => (double)_hits / _customers;

        public double Recall => _shares / _customers;

        public void Add(IEnumerable<string> suggested, IReadOnlySet<string> order)
        {
            var found = suggested.Count(order.Contains);
            _customers++;
            if (found > 0) _hits++;
            _shares += (double)found / order.Count;
        }

        public bool IsBetterThan(Hits other) => HitRate > other.HitRate && Recall > other.Recall;

        public override string ToString() => FormattableString.Invariant($"{_customers} | {100 * HitRate:0.0} % | {100 * Recall:0.0} %");
    }
}
