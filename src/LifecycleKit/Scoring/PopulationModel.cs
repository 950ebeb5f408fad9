using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

/// <summary>
/// A fitted model of all customers of a shop: RFM cut points, a purchase model, a spend model and terms. The model scores one customer at a
/// time.
/// </summary>
/// <remarks>
/// A score depends on the customer and the model alone, takes the same time however many customers the model was fitted to, and
/// allocates nothing unless standard errors are asked for. Models are kept as JSON (<see cref="ToJson"/>).
/// </remarks>
public sealed partial class PopulationModel
{
    private PopulationModel(
        RfmModel rfm, PurchaseModel purchases, GammaGammaModel? spend, ValueTerms terms, PopulationQuantiles? quantiles)
    {
        Rfm = rfm;
        Purchases = purchases;
        Spend = spend;
        Terms = terms;
        Quantiles = quantiles;
        _ordersHorizon = terms.OrdersHorizon.TotalDays / purchases.Unit.ToDays();
        var valueHorizon = terms.ValueHorizon.TotalDays / purchases.Unit.ToDays();
        _values = spend is null ? null : LifetimeValueModel.Create(purchases, spend, terms.Margin, terms.Discount, valueHorizon);
        var contract = PopulationModelJson.Of(this);
        ContentHash = ContentDigest.Of(
            contract with { Format = null, Rfm = contract.Rfm.ForHash() }, PopulationJsonContext.Default.PopulationModelJson);
    }

    /// <summary>The RFM model, which scores recency, frequency and monetary.</summary>
    public RfmModel Rfm { get; }

    /// <summary>The model of when customers purchase and when they drop out.</summary>
    public PurchaseModel Purchases { get; }

    /// <summary>
    /// The model of the amounts that customers spend per purchase; null when there is none, and then there is no lifetime value.
    /// </summary>
    public GammaGammaModel? Spend { get; }

    /// <summary>Currency, margin, discount and horizons.</summary>
    public ValueTerms Terms { get; }

    /// <summary>
    /// The percentiles of lifetime value and expected spend among the customers of the fit; null for a model without them, and then no
    /// customer has a percentile or a tier of spend.
    /// </summary>
    public PopulationQuantiles? Quantiles { get; }

    /// <summary>The as-of instant of the fit, in UTC: that of <see cref="Rfm"/>.</summary>
    public DateTimeOffset AsOf => Rfm.AsOf;

    /// <summary>The id of the time zone whose calendar days count: that of <see cref="Rfm"/>.</summary>
    public string TimeZoneId => Rfm.TimeZoneId;

    /// <summary>The unit of the purchase model's times.</summary>
    public TimeUnit Unit => Purchases.Unit;

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain => Purchases.Grain;

    /// <summary>The hash of the whole model, 64 digits of upper-case hex: equal for equal models.</summary>
    public string ContentHash { get; }

    /// <summary>The first 32 digits of <see cref="ContentHash"/>.</summary>
    public string Version => ContentHash[..32];

    /// <summary>Creates a population model from its parts.</summary>
    /// <param name="rfm">The cut points; they must not spread ties, because a customer is scored without a tie key.</param>
    /// <param name="purchases">The purchase model, fitted or of known parameters.</param>
    /// <param name="spend">The spend model, of the purchase model's grain; null, the default, for none.</param>
    /// <param name="terms">Currency, margin, discount and horizons; the defaults of <see cref="ValueTerms"/> when null.</param>
    /// <param name="quantiles">The percentiles of the customers of the fit, which need a spend model; null, the default, for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rfm"/> or <paramref name="purchases"/> is null.</exception>
    /// <exception cref="ArgumentException">The cut points spread ties, the spend model is of another grain, or there are percentiles
    /// and no spend model.</exception>
    public static PopulationModel Create(
        RfmModel rfm,
        PurchaseModel purchases,
        GammaGammaModel? spend = null,
        ValueTerms? terms = null,
        PopulationQuantiles? quantiles = null)
    {
        ArgumentNullException.ThrowIfNull(rfm);
        ArgumentNullException.ThrowIfNull(purchases);
        if (quantiles is not null && spend is null)
            throw new ArgumentException("Percentiles of value and spend need a spend model.", nameof(quantiles));
        return rfm.NeedsTieKeys
            ? throw new ArgumentException(
                "The RFM model spreads ties, so equal customers get different scores. Use an RFM model that does not spread ties.",
                nameof(rfm))
            : new PopulationModel(rfm, purchases, spend, terms ?? new ValueTerms(), quantiles);
    }

    /// <summary>Returns the purchase model, the day of the fit and the version as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Purchases} of {AsOf:yyyy-MM-dd}, version {Version}");
}
