using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A model of the lifetime value of customers: margin × expected spend per purchase × discounted expected purchases.</summary>
/// <remarks>
/// <para>
/// Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of Marketing Research 42(4). The
/// product assumes that spend and purchasing are independent (<see cref="SpendSample.FrequencyCorrelation"/>). Each purchase is discounted
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

    private static readonly Discount DefaultDiscount = Discount.Continuous(0.10);

    private LifetimeValueModel(PurchaseModel purchases, GammaGammaModel spend, double margin, Discount discount, double horizon)
    {
        Purchases = purchases;
        Spend = spend;
        Margin = margin;
        Discount = discount;
        Horizon = horizon;
    }

    /// <summary>The model of when customers purchase; its unit is that of <see cref="Horizon"/>.</summary>
    public PurchaseModel Purchases { get; }

    /// <summary>The model of the amounts that customers spend per purchase.</summary>
    public GammaGammaModel Spend { get; }

    /// <summary>The part of a purchase's gross amount that is earned; finite and above 0.</summary>
    public double Margin { get; }

    /// <summary>How later purchases are discounted, each from its own instant.</summary>
    public Discount Discount { get; }

    /// <summary>The time of which purchases count, in the unit of the purchase model; +∞ for the whole future.</summary>
    public double Horizon { get; }

    /// <summary>Creates a value model from a purchase model and a spend model.</summary>
    /// <param name="purchases">The model of when customers purchase.</param>
    /// <param name="spend">The model of the amounts per purchase; of the same grain.</param>
    /// <param name="margin">
    /// The part of a purchase's gross amount that is earned, usually in (0, 1]; finite and above 0. 1 by default: the value is revenue.
    /// </param>
    /// <param name="discount">
    /// How later purchases are discounted, each from its own instant; 10 % a year compounded continuously when null, the default. Without a
    /// discount the value over an infinite horizon may be infinite.
    /// </param>
    /// <param name="horizon">The time of which purchases count, in the unit of the purchase model; at least 0, +∞ by default: the whole
    /// future.</param>
    /// <exception cref="ArgumentNullException">A model is null.</exception>
    /// <exception cref="ArgumentException">The models differ in grain: the spend of a day is not that of an order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin or the horizon is outside its range, or NaN.</exception>
    public static LifetimeValueModel Create(
        PurchaseModel purchases,
        GammaGammaModel spend,
        double margin = 1,
        Discount? discount = null,
        double horizon = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        ArgumentNullException.ThrowIfNull(spend);
        if (!(margin > 0 && double.IsFinite(margin)))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "The margin must be finite and above 0.");
        if (!(horizon >= 0)) throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "The horizon must be at least 0.");
        return purchases.Grain == spend.Grain
            ? new LifetimeValueModel(purchases, spend, margin, discount ?? DefaultDiscount, horizon)
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
        Purchases.DiscountedPurchases(history, Discount, Horizon, withStandardError),
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
        Purchases.DiscountedPurchases(Purchases.NewCustomer, Discount, Horizon, withStandardError),
        made,
        withStandardError);

    /// <summary>margin · S · (made + D).</summary>
    private Estimate Product(in Estimate spend, in Estimate purchases, double made, bool withStandardError)
    {
        var (s, d) = (spend.Value, made + purchases.Value);
        var value = Times(Margin, Times(s, d));
        if (!(withStandardError && spend.HasStandardError && purchases.HasStandardError && double.IsFinite(value)))
            return Estimate.Of(value);
        var (ofSpend, ofPurchases) = (d * spend.StandardError, s * purchases.StandardError);
        var error = Margin * Math.Sqrt(ofSpend * ofSpend + ofPurchases * ofPurchases);
        return double.IsFinite(error) ? Estimate.Of(value, error) : Estimate.Of(value);
    }
}
