namespace LifecycleKit.Products;

/// <summary>Suggests what a customer may buy next, from what they bought: ranked products, each with the reason.</summary>
/// <remarks>
/// <para>
/// The score of a product that the customer bought n times in N orders begins with (n + 2 r) / (N + 2), the chance that the next order has
/// it, where r is the repeat rate of the product (<see cref="ReplenishmentInterval.RepeatRate"/>), shrunk to that of all products as if 20
/// later orders had that. Any product is then raised by its similarity to the customer's products: the mean over their purchases, times
/// <see cref="NextProductsOptions.SimilarityWeight"/>. The similarity of two products is the cosine of the orders with each, shrunk where
/// few
/// orders have both. Products of equal score are in order of popularity, then of their ids.
/// </para>
/// <para>
/// The time for one customer is linear in the customer's products and their neighbours. Suggesting into a span allocates nothing: the
/// memory that it needs is rented from a pool.
/// </para>
/// </remarks>
public sealed class NextProducts
{
    private const double OwnPrior = 2;
    private const double RatePrior = 20;

    private readonly ProductAffinity _affinity;
    private readonly ReplenishmentModel _replenishment;
    private readonly NextProductsOptions _options;
    private readonly SimilarProducts _similar;
    private readonly double[] _repeatRates;
    private readonly int[] _popular;

    private NextProducts(ProductAffinity affinity, ReplenishmentModel replenishment, NextProductsOptions options)
    {
        _affinity = affinity;
        _replenishment = replenishment;
        _options = options;
        _similar = SimilarProducts.Of(affinity, options);
        _repeatRates = Array.ConvertAll(affinity.ProductIds, RepeatRateOf);
        // A stable sort: products that are equally popular stay in ordinal order.
        _popular =
        [
            .. Enumerable.Range(0, affinity.ProductCount).Where(IsSupported).OrderByDescending(product => affinity.OrderCounts[product]),
        ];
    }

    /// <summary>Creates suggestions from two fitted models of one shop.</summary>
    /// <param name="affinity">What is bought together. Only its products are suggested, and only its pairs make products similar.</param>
    /// <param name="replenishment">What is bought again, and when.</param>
    /// <param name="options">The options; the defaults of <see cref="NextProductsOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException">A model is null.</exception>
    public static NextProducts Create(ProductAffinity affinity, ReplenishmentModel replenishment, NextProductsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(affinity);
        ArgumentNullException.ThrowIfNull(replenishment);
        return new NextProducts(affinity, replenishment, options ?? new NextProductsOptions());
    }

    /// <summary>Returns the products that a customer may buy next, the likeliest first.</summary>
    /// <param name="history">What the customer bought; empty for a new customer, who gets the most popular products.</param>
    /// <param name="asOf">The instant of the question; purchases from then on are ignored.</param>
    /// <param name="count">The largest number of products, at least 0; 10 by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public ProductSuggestion[] Suggest(ProductHistory history, DateTimeOffset asOf, int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var suggestions = new ProductSuggestion[Math.Min(count, _affinity.ProductCount)];
        Array.Resize(ref suggestions, Suggest(history, asOf, suggestions));
        return suggestions;
    }

    /// <summary>Writes the products that a customer may buy next, the likeliest first.</summary>
    /// <param name="history">What the customer bought; empty for a new customer, who gets the most popular products.</param>
    /// <param name="asOf">The instant of the question; purchases from then on are ignored.</param>
    /// <param name="suggestions">The target, as long as the largest number of products.</param>
    /// <returns>The number of suggestions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public int Suggest(ProductHistory history, DateTimeOffset asOf, Span<ProductSuggestion> suggestions)
    {
        ArgumentNullException.ThrowIfNull(history);
        var candidates = new Candidates((int)Math.Min((long)history.ProductCount * (1 + _options.NeighbourCount), _affinity.ProductCount));
        Collect(history, asOf, in candidates);
        var ranking = new SuggestionRanking(suggestions, _affinity);
        foreach (ref readonly var candidate in candidates.Slots)
        {
            if (candidate.IsUsed && candidate.Score > 0 && IsSupported(candidate.Product)
                && ranking.MayTake(candidate.Score, candidate.Product)
                && TryExplain(history, asOf, in candidate, out var suggestion))
            {
                ranking.Take(in suggestion);
            }
        }

        if (_options.FillWithPopular) Fill(in candidates, ref ranking);
        candidates.Return();
        return ranking.Count;
    }

    private void Collect(ProductHistory history, DateTimeOffset asOf, in Candidates candidates)
    {
        var (ends, orderCount) = (asOf.UtcTicks, history.OrdersBefore(asOf.UtcTicks));
        var purchaseCount = 0;
        for (var place = 0; place < history.ProductCount; place++) purchaseCount += history.CountBefore(place, ends);
        if (purchaseCount == 0) return;
        var weight = (double)_options.SimilarityWeight / purchaseCount;
        for (var place = 0; place < history.ProductCount; place++)
        {
            var (product, count) = (_affinity.IndexOf(history.IdOf(place)), history.CountBefore(place, ends));
            if (product < 0 || count == 0) continue;
            ref var bought = ref candidates.Of(product);
            bought.Bought = place;
            bought.Again = (count + OwnPrior * _repeatRates[product]) / (orderCount + OwnPrior);
            var others = _similar.OthersOf(product);
            var similarities = _similar.SimilaritiesOf(product);
            for (var i = 0; i < others.Length; i++) candidates.Of(others[i]).Add(weight * count * similarities[i], place);
        }
    }

    /// <summary>Makes a suggestion of a candidate; false when it was bought and must not be suggested.</summary>
    private bool TryExplain(ProductHistory history, DateTimeOffset asOf, in Candidate candidate, out ProductSuggestion suggestion)
    {
        var due = default(ProductDue);
        if (candidate.IsBought) _replenishment.TryForecast(history, candidate.Bought, asOf, out due);
        var isDue = due is { IsDue: true, IsLapsed: false };
        var reason = candidate.Again < candidate.Similarity ? SuggestionReason.BoughtTogether
            : isDue ? SuggestionReason.DueAgain : SuggestionReason.BoughtBefore;
        suggestion = new ProductSuggestion(
            _affinity.ProductIds[candidate.Product], candidate.Score, reason,
            candidate.Cause >= 0 ? history.IdOf(candidate.Cause) : null, candidate.CauseCount, due.DueAt);
        return !candidate.IsBought || _options.BoughtProducts switch
        {
            BoughtProducts.Include => true,
            BoughtProducts.WhenDue => isDue,
            _ => false,
        };
    }

    private void Fill(in Candidates candidates, ref SuggestionRanking ranking)
    {
        foreach (var product in _popular)
        {
            if (ranking.IsFull) return;
            // A candidate is suggested already, or must not be.
            if (candidates.Contains(product)) continue;
            ranking.Append(new ProductSuggestion(_affinity.ProductIds[product], 0, SuggestionReason.Popular, null, 0, null));
        }
    }

    private bool IsSupported(int product) => _affinity.OrderCounts[product] >= _options.MinOrderCount;

    private double RepeatRateOf(string productId)
    {
        var interval = _replenishment.GetInterval(productId);
        var all = _replenishment.RepeatRate is { IsDefined: true } rate ? (double)rate.Numerator / (double)rate.Denominator : 0;
        return (interval.RepeatCount + RatePrior * all) / (interval.LaterOrderCount + RatePrior);
    }
}
