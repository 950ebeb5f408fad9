using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Gamma-Gamma: what customers spend a purchase, gamma-distributed about means that differ between customers.</summary>
/// <remarks>
/// <para>
/// Colombo and Jiang (1999), A stochastic RFM model, Journal of Interactive Marketing 13(3); Fader, Hardie and Lee (2005), RFM and CLV,
/// Journal of Marketing Research 42(4); Fader and Hardie (2013), The Gamma-Gamma model of monetary value. A customer's amounts a purchase
/// are Gamma(p, ν), with ν ~ Gamma(q, v) over customers: his mean is p / ν, the population's p v / (q − 1). What he spends a purchase is
/// assumed to be independent of how often he purchases; <see cref="SpendIndependence"/> checks that.
/// </para>
/// <para>
/// Amounts are in one currency, that of the sample; the model does not know which. A batch equals its customers one by one, and
/// predictions allocate nothing. Immutable and safe to share between threads.
/// </para>
/// </remarks>
public sealed partial class GammaGammaModel
{
    internal const string ModelName = "Gamma-Gamma";

    private readonly double _p;
    private readonly double _q;
    private readonly double _v;

    internal GammaGammaModel(
        double p, double q, double v, PurchaseGrain grain, ParameterCovariance? covariance, ImmutableArray<ModelParameter> parameters) =>
        (_p, _q, _v, Grain, Covariance, Parameters) = (p, q, v, grain, covariance, parameters);

    /// <summary>p, the shape of the gamma distribution of a customer's amounts; above 0.</summary>
    public double P => _p;

    /// <summary>q, the shape of the gamma distribution of ν over customers; above 0. The population's mean is finite for q above 1.</summary>
    public double Q => _q;

    /// <summary>v, the rate parameter of that distribution, in the currency; above 0.</summary>
    public double V => _v;

    /// <summary>The name in the literature, "Gamma-Gamma".</summary>
    public string Name { get; } = ModelName;

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>p, q and v; with standard errors if the model was fitted and they are known.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The covariance of the parameters, or null when it is not known; without it predictions have no standard errors.</summary>
    public ParameterCovariance? Covariance { get; }

    internal static ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("p", "shape of the amounts of a customer"),
        ("q", "shape of the rate of the amounts over customers"),
        ("v", "rate of that rate's gamma distribution, an amount"),
    ];

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="p">p, from 1E-15 to 1E15.</param>
    /// <param name="q">q, finite and above 0; up to 1 the population's mean is infinite.</param>
    /// <param name="v">v in the currency, from 1E-15 to 1E15.</param>
    /// <param name="grain">What counts as one purchase; a day with orders by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15, or the grain is not valid.</exception>
    public static GammaGammaModel Create(
        double p, double q, double v, PurchaseGrain grain = PurchaseGrain.Day)
    {
        ModelParameters.Checked(p, nameof(p));
        ModelParameters.Checked(q, nameof(q));
        ModelParameters.Checked(v, nameof(v));
        SpendGrain.Require(grain, nameof(grain));
        double[] values = [p, q, v];
        return new GammaGammaModel(
            p, q, v, grain, null, [.. Symbols.Select((symbol, i) => ModelParameters.Describe(symbol, values[i], null, i))]);
    }

    /// <summary>Fits the model to a sample by maximum likelihood.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>
    /// The model with its figures; without a model, and saying why, when nobody in the sample has repeat spend. It warns of customers left
    /// out, of an infinite mean, and of frequency and spend that go together.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<GammaGammaModel> Fit(SpendSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        SpendFit.Fit(sample, options, cancellationToken);

    /// <summary>Returns the name and the parameters as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} (p {_p:0.######}, q {_q:0.######}, v {_v:0.######})");
}
