using System.Buffers;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Products;

/// <summary>When products are bought again: the interval of each product, and with it the due instants of one customer.</summary>
/// <remarks>
/// <para>
/// The interval of a customer and product is the customer's own median, shrunk to that of the product: with m own intervals of median o, a
/// product median p and weight w (<see cref="ReplenishmentOptions.ProductWeight"/>), o^(m/(m + w)) · p^(w/(m + w)), since intervals
/// differ by
/// factors. Without own intervals it is the product's. Without an interval of the product it is the customer's own, from two own intervals
/// on.
/// </para>
/// <para>A fit depends only on the orders. Asking for the next due product allocates nothing.</para>
/// </remarks>
public sealed partial class ReplenishmentModel
{
    private const int MinOwnCount = 2;
    private const int ShortHistory = 128;

    private readonly ReplenishmentInterval[] _products;
    private readonly Dictionary<string, int> _indices;

    private ReplenishmentModel(DateTimeOffset asOf, ReplenishmentOptions options, ReplenishmentInterval[] products)
    {
        AsOf = asOf;
        MinRepeatCount = options.MinRepeatCount;
        ProductWeight = options.ProductWeight;
        LapseFactor = options.LapseFactor;
        _products = products;
        _indices = new Dictionary<string, int>(products.Length, StringComparer.Ordinal);
        for (var product = 0; product < products.Length; product++) _indices.Add(products[product].ProductId, product);
        RepeatRate = Ratio.Of(products.Sum(product => product.RepeatCount), products.Sum(product => product.LaterOrderCount));
    }

    /// <summary>The end of the time of the fit, exclusive, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The least number of repeat purchases of a product that has an interval.</summary>
    public int MinRepeatCount { get; }

    /// <summary>How many own intervals weigh as much as the interval of the product.</summary>
    public decimal ProductWeight { get; }

    /// <summary>After how many intervals a product is no longer expected.</summary>
    public decimal LapseFactor { get; }

    /// <summary>The number of products that known customers bought.</summary>
    public int ProductCount => _products.Length;

    /// <summary>The repeat rate of all products together (<see cref="ReplenishmentInterval.RepeatRate"/>).</summary>
    public Ratio RepeatRate { get; }

    /// <summary>Fits a model to the known customers of a log, on all processors.</summary>
    /// <param name="log">The orders; those of unknown customers are not counted.</param>
    /// <param name="asOf">The end of the time, exclusive: an order at this instant is not counted.</param>
    /// <param name="options">The options; the defaults of <see cref="ReplenishmentOptions"/> when null.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <returns>The model; without orders, a model that knows no product.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReplenishmentModel Fit(
        OrderLineLog log, DateTimeOffset asOf, ReplenishmentOptions? options = null, CancellationToken cancellationToken = default) =>
        Fit(ReplenishmentCounts.Count(log, asOf, cancellationToken), options);

    /// <summary>Fits a model to counts, such as merged ones.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="options">The options; the defaults of <see cref="ReplenishmentOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    public static ReplenishmentModel Fit(ReplenishmentCounts counts, ReplenishmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new ReplenishmentOptions();
        var products = new ReplenishmentInterval[counts.ProductCount];
        CustomerRanges.ForEach(products.Length, (from, to) =>
        {
            for (var product = from; product < to; product++)
            {
                var repeats = RepeatsOf(counts.Gaps, product);
                products[product] = new ReplenishmentInterval(
                    counts.ProductIds[product], counts.BuyerCounts[product], counts.RepeatBuyerCounts[product], repeats,
                    counts.LaterOrderCounts[product],
                    repeats < options.MinRepeatCount ? default : MedianDaysFit.Of(counts.Gaps.SampleOf(product)), options.MinRepeatCount);
            }
        });
        return new ReplenishmentModel(counts.AsOf, options, products);
    }

    /// <summary>Returns the intervals of all products, in ordinal order of the ids.</summary>
    public IReadOnlyList<ReplenishmentInterval> GetIntervals() => Array.AsReadOnly(_products);

    /// <summary>Returns the interval of a product.</summary>
    /// <param name="productId">The id, compared ordinally.</param>
    /// <returns>The interval; for an unknown product, one with zeros and a reason.</returns>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public ReplenishmentInterval GetInterval(string productId) => IndexOf(productId) is >= 0 and var product
        ? _products[product]
        : new ReplenishmentInterval(productId, 0, 0, 0, 0, default, MinRepeatCount);

    /// <summary>
    /// Returns what a customer is expected to buy again: each product that they bought, by due instant, then id; those without an interval
    /// last.
    /// </summary>
    /// <param name="history">What the customer bought.</param>
    /// <param name="asOf">The instant of the question; purchases from then on are ignored.</param>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public ProductDue[] Forecast(ProductHistory history, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        var all = new List<ProductDue>(history.ProductCount);
        for (var product = 0; product < history.ProductCount; product++)
        {
            if (TryForecast(history, product, asOf, out var due)) all.Add(due);
        }

        // A stable sort: the products are in ordinal order already.
        return [.. all.OrderBy(due => due.DueAt ?? DateTimeOffset.MaxValue).ThenBy(due => due.DueAt is null)];
    }

    /// <summary>Returns the product that a customer is expected to buy again first, of those that are not lapsed.</summary>
    /// <param name="history">What the customer bought.</param>
    /// <param name="asOf">The instant of the question; purchases from then on are ignored.</param>
    /// <returns>The product; its due instant may have passed. Without one, a result without a product and with the reason.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public ProductDue FindNext(ProductHistory history, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        var next = default(ProductDue);
        var (hasPurchase, hasInterval) = (false, false);
        for (var product = 0; product < history.ProductCount; product++)
        {
            if (!TryForecast(history, product, asOf, out var due)) continue;
            hasPurchase = true;
            hasInterval |= due.DueAt is not null;
            if (due is { DueAt: not null, IsLapsed: false } && (next.DueAt is null || due.DueAt < next.DueAt)) next = due;
        }

        return next.DueAt is not null ? next
            : ProductDue.None(
                !hasPurchase ? "the customer bought nothing yet"
                : hasInterval ? "all products of the customer are lapsed" : "no product of the customer has an interval");
    }

    /// <summary>Returns the number of products and the instant, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{ProductCount} products until {AsOf:O}");

    /// <summary>The index of a product; −1 for an unknown one.</summary>
    internal int IndexOf(string productId) => _indices.TryGetValue(productId, out var product) ? product : -1;

    /// <summary>Forecasts one product of a history; false when it was not bought before the instant.</summary>
    internal bool TryForecast(ProductHistory history, int product, DateTimeOffset asOf, out ProductDue due)
    {
        var instants = history.InstantsOf(product);
        var rented = instants.Length > ShortHistory ? ArrayPool<int>.Shared.Rent(instants.Length) : null;
        Span<int> days = rented ?? stackalloc int[ShortHistory];
        var count = PurchaseGap.Read(instants, asOf.UtcTicks, days, out var last);
        var isBought = last != long.MinValue;
        due = isBought
            ? new ProductDue(
                history.IdOf(product), new DateTimeOffset(last, TimeSpan.Zero), count, IntervalOf(history.IdOf(product), days[..count]),
                LapseFactor, asOf.UtcTicks)
            : default;
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return isBought;
    }

    private static long RepeatsOf(GapRows gaps, int product)
    {
        var (from, to) = gaps.Find(product);
        var sum = 0L;
        for (var row = from; row < to; row++) sum += gaps.Closed[row];
        return sum;
    }

    /// <summary>The interval of a customer from the own days, which are sorted here, and those of the product.</summary>
    private Estimate IntervalOf(string productId, Span<int> own)
    {
        var product = IndexOf(productId) is >= 0 and var index ? _products[index].MedianDays : Estimate.None("the product is not known");
        var hasProduct = product.TryGetValue(out var days);
        if (own.IsEmpty) return product;
        if (!hasProduct && own.Length < MinOwnCount) return product;
        own.Sort();
        var median = (own[(own.Length - 1) / 2] + own[own.Length / 2]) / 2.0;
        var weight = hasProduct ? (double)ProductWeight : 0;
        return weight == 0
            ? Estimate.Of(median)
            : Estimate.Of(Math.Exp((own.Length * Math.Log(median) + weight * Math.Log(days)) / (own.Length + weight)));
    }
}
