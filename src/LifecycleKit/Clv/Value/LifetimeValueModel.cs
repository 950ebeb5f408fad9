using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A model of the lifetime value of customers: margin × expected spend per purchase × discounted expected purchases.</summary>
/// <remarks>
/// <para>
/// Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of Marketing Research 42(4). The
/// product assumes that spend and purchasing are independent (<see cref="SpendIndependence"/>). Each purchase is discounted
/// from its own instant, not from the end of a month or year.
/// </para>
/// <para>
/// Standard errors are by the delta method over the covariances of both models, whose estimates are treated as independent:
/// SE² = margin² (D² SE(S)² + S² SE(D)²), S the spend and D the discounted purchases. The standard errors are those of the expected
/// value; the actual value of one customer varies much more.
/// </para>
/// <para>
/// Values are in the currency of the spend model. An infinite spend or sum gives an infinite value, but no purchases of an infinite
/// amount give 0: 0 · ∞ = 0. Values without standard error allocate nothing.
/// </para>
/// </remarks>
public sealed class LifetimeValueModel
{
    /// <summary>The number of customers that a thread takes at a time.</summary>
    private const int BlockLength = 1024;

    private LifetimeValueModel(PurchaseModel purchases, GammaGammaModel spend, LifetimeValueOptions options)
    {
        Purchases = purchases;
        Spend = spend;
        Options = options;
    }

    /// <summary>The model of when customers purchase; its unit is that of <see cref="LifetimeValueOptions.Horizon"/>.</summary>
    public PurchaseModel Purchases { get; }

    /// <summary>The model of the amounts that customers spend per purchase.</summary>
    public GammaGammaModel Spend { get; }

    /// <summary>The margin, the discount and the horizon.</summary>
    public LifetimeValueOptions Options { get; }

    /// <summary>Creates a value model from a purchase model and a spend model.</summary>
    /// <param name="purchases">The model of when customers purchase.</param>
    /// <param name="spend">The model of the amounts per purchase; of the same grain.</param>
    /// <param name="options">Margin, discount and horizon; <see cref="LifetimeValueOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentNullException">A model is null.</exception>
    /// <exception cref="ArgumentException">The models differ in grain: the spend of a day is not that of an order.</exception>
    public static LifetimeValueModel Create(PurchaseModel purchases, GammaGammaModel spend, LifetimeValueOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        ArgumentNullException.ThrowIfNull(spend);
        return purchases.Grain == spend.Grain
            ? new LifetimeValueModel(purchases, spend, options ?? LifetimeValueOptions.Default)
            : throw new ArgumentException(
                $"The purchase model has grain {purchases.Grain}, the spend model {spend.Grain}. Fit both models with the same grain.",
                nameof(spend));
    }

    /// <summary>Returns the value of a customer after the end of the history.</summary>
    /// <param name="history">The customer, with the repeat spend.</param>
    /// <param name="withStandardError">Whether to add the standard error; there is none unless both models have a covariance.</param>
    /// <returns>The value in the currency of the spend model, at least 0; +∞ is possible and has no standard error.</returns>
    /// <exception cref="ArgumentException">The history's unit or grain is not that of the models.</exception>
    public Estimate ValueOf(in PurchaseHistory history, bool withStandardError = false) => Product(
        Spend.ExpectedSpend(history, withStandardError),
        Purchases.DiscountedPurchases(history, Options.Discount, Options.Horizon, withStandardError),
        0,
        withStandardError);

    /// <summary>Computes the values of many customers after the end of their histories, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="values">Receives the values, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not that of the models.</exception>
    public void ValueOf(ReadOnlySpan<PurchaseHistory> histories, Span<double> values)
    {
        BatchLength.Require(histories.Length, values.Length, nameof(values));
        for (var i = 0; i < histories.Length; i++) values[i] = ValueOf(histories[i]).Value;
    }

    /// <summary>Computes the values of many customers after the end of their histories, on all processors.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="values">Receives the values, in the order of the customers; of the same length.</param>
    /// <param name="cancellationToken">Stops between two blocks; values already written stay.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not that of the models.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void ValueOf(ReadOnlyMemory<PurchaseHistory> histories, Memory<double> values, CancellationToken cancellationToken = default)
    {
        BatchLength.Require(histories.Length, values.Length, nameof(values));
        cancellationToken.ThrowIfCancellationRequested();
        ParallelBlocks.ForEach(
            histories.Length, BlockLength, (from, to) => ValueOf(histories.Span[from..to], values.Span[from..to]), cancellationToken);
    }

    /// <summary>
    /// Returns the value of a new customer at the first purchase, which counts undiscounted and at the population's mean spend:
    /// margin × mean spend × (1 + discounted purchases). This value is an upper limit for the acquisition cost.
    /// </summary>
    /// <param name="withStandardError">Whether to add the standard error; there is none unless both models have a covariance.</param>
    /// <returns>The value, above 0; +∞ is possible and has no standard error.</returns>
    public Estimate ValueOfNewCustomer(bool withStandardError = false) => NewCustomer(1, withStandardError);

    /// <summary>
    /// Returns the value of a new customer after the first purchase, which is not counted: margin × mean spend × discounted purchases.
    /// </summary>
    /// <param name="withStandardError">Whether to add the standard error; there is none unless both models have a covariance.</param>
    /// <returns>The value, at least 0; +∞ is possible and has no standard error.</returns>
    public Estimate ResidualValueOfNewCustomer(bool withStandardError = false) => NewCustomer(0, withStandardError);

    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private Estimate NewCustomer(double made, bool withStandardError) => Product(
        Spend.MeanSpend(withStandardError),
        Purchases.DiscountedPurchases(Purchases.NewCustomer, Options.Discount, Options.Horizon, withStandardError),
        made,
        withStandardError);

    /// <summary>margin · S · (made + D).</summary>
    private Estimate Product(in Estimate spend, in Estimate purchases, double made, bool withStandardError)
    {
        var (s, d) = (spend.Value, made + purchases.Value);
        var value = Times(Options.Margin, Times(s, d));
        if (!(withStandardError && spend.HasStandardError && purchases.HasStandardError && double.IsFinite(value)))
            return Estimate.Of(value);
        var (ofSpend, ofPurchases) = (d * spend.StandardError, s * purchases.StandardError);
        var error = Options.Margin * Math.Sqrt(ofSpend * ofSpend + ofPurchases * ofPurchases);
        return double.IsFinite(error) ? Estimate.Of(value, error) : Estimate.Of(value);
    }
}
