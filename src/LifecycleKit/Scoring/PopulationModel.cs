using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

/// <summary>Everything that was learned of a population, frozen: RFM cut points, a purchase model, a spend model and terms. It scores one customer.</summary>
/// <remarks>
/// A score depends on the customer and the model alone, takes the same time however many customers the model was fitted to, and
/// allocates nothing unless standard errors are asked for. Models are kept as JSON (<see cref="ToJson"/>). Immutable and safe to share between threads.
/// </remarks>
public sealed partial class PopulationModel
{
    private PopulationModel(RfmModel rfm, PurchaseModel purchases, GammaGammaModel? spend, ValueTerms terms)
    {
        (Rfm, Purchases, Spend, Terms) = (rfm, purchases, spend, terms);
        _ordersHorizon = terms.OrdersHorizon.TotalDays / purchases.Unit.ToDays();
        var valueHorizon = terms.ValueHorizon.TotalDays / purchases.Unit.ToDays();
        var value = new LifetimeValueOptions { Margin = terms.Margin, Discount = terms.Discount, Horizon = valueHorizon };
        _values = spend is null ? null : LifetimeValueModel.Create(purchases, spend, value);
        var contract = PopulationModelJson.Of(this);
        ContentHash = ContentDigest.Of(
            contract with { Format = null, Rfm = contract.Rfm with { Format = null } }, PopulationJsonContext.Default.PopulationModelJson);
    }

    /// <summary>How recency, frequency and monetary are scored.</summary>
    public RfmModel Rfm { get; }

    /// <summary>When customers purchase, and when they leave.</summary>
    public PurchaseModel Purchases { get; }

    /// <summary>What customers spend on a purchase; null when it is not known, and then there is no lifetime value.</summary>
    public GammaGammaModel? Spend { get; }

    /// <summary>Currency, margin, discount and horizons.</summary>
    public ValueTerms Terms { get; }

    /// <summary>The instant at which the customers of the fit were looked at, in UTC: that of <see cref="Rfm"/>.</summary>
    public DateTimeOffset AsOf => Rfm.AsOf;

    /// <summary>The id of the time zone whose calendar days count: that of <see cref="Rfm"/>.</summary>
    public string TimeZoneId => Rfm.TimeZoneId;

    /// <summary>The unit of the purchase model's times.</summary>
    public TimeUnit Unit => Purchases.Unit;

    /// <summary>What one purchase is.</summary>
    public PurchaseGrain Grain => Purchases.Grain;

    /// <summary>The hash of the whole model, 64 digits of upper-case hex: equal for equal models, wherever they come from.</summary>
    public string ContentHash { get; }

    /// <summary>The first 32 digits of <see cref="ContentHash"/>.</summary>
    public string Version => ContentHash[..32];

    /// <summary>A population model of parts.</summary>
    /// <param name="rfm">The cut points; they must not spread ties, as a customer is scored without his tie key.</param>
    /// <param name="purchases">The purchase model, fitted or of known parameters.</param>
    /// <param name="spend">The spend model, of the purchase model's grain; null, the default, for none.</param>
    /// <param name="terms">Currency, margin, discount and horizons; the defaults of <see cref="ValueTerms"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rfm"/> or <paramref name="purchases"/> is null.</exception>
    /// <exception cref="ArgumentException">The cut points spread ties, or the spend model is of another grain.</exception>
    public static PopulationModel Create(RfmModel rfm, PurchaseModel purchases, GammaGammaModel? spend = null, ValueTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(rfm);
        ArgumentNullException.ThrowIfNull(purchases);
        return rfm.NeedsTieKeys
            ? throw new ArgumentException("The RFM model spreads ties, so equal customers score differently; a population model needs one that does not.", nameof(rfm))
            : new PopulationModel(rfm, purchases, spend, terms ?? new ValueTerms());
    }

    /// <summary>The purchase model, its day and the version; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Purchases} of {AsOf:yyyy-MM-dd}, version {Version}");
}
