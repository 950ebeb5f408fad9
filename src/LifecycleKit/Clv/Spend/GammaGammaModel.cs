using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Gamma-Gamma: a model of the amounts of purchases, gamma-distributed around means that differ between customers.</summary>
/// <remarks>
/// <para>
/// Colombo and Jiang (1999), A stochastic RFM model, Journal of Interactive Marketing 13(3); Fader, Hardie and Lee (2005), RFM and CLV,
/// Journal of Marketing Research 42(4); Fader and Hardie (2013), The Gamma-Gamma model of monetary value. The amount of a customer's
/// purchase is Gamma(p, ν), with ν ~ Gamma(q, v) over customers: the customer's mean is p / ν, the population's p v / (q − 1). The model
/// assumes that the amounts are independent of the purchase frequency, which <see cref="SpendSample.FrequencyCorrelation"/> checks.
/// </para>
/// <para>
/// Amounts are in one currency, that of the sample. A batch gives the same results as single calls, and predictions allocate
/// nothing.
/// </para>
/// </remarks>
public sealed partial class GammaGammaModel
{
    internal const string ModelName = "Gamma-Gamma";

    private readonly double _p;
    private readonly double _q;
    private readonly double _v;

    internal GammaGammaModel(
        double p, double q, double v, PurchaseGrain grain, ParameterCovariance? covariance, ImmutableArray<ModelParameter> parameters)
    {
        _p = p;
        _q = q;
        _v = v;
        Grain = grain;
        Covariance = covariance;
        Parameters = parameters;
    }

    /// <summary>p, the shape of the gamma distribution of a customer's amounts; above 0.</summary>
    public double P => _p;

    /// <summary>
    /// q, the shape of the gamma distribution of ν over customers; above 0. The population's mean is finite for q above 1.
    /// </summary>
    public double Q => _q;

    /// <summary>v, the rate parameter of the gamma distribution of ν over customers, in the currency; above 0.</summary>
    public double V => _v;

    /// <summary>The name in the literature, "Gamma-Gamma".</summary>
    public string Name { get; } = ModelName;

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The parameters p, q and v; with standard errors when the model was fitted and they are known.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The covariance of the parameters, or null when it is not known; without it predictions have no standard errors.</summary>
    internal ParameterCovariance? Covariance { get; }

    internal static ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("p", "shape of the gamma distribution of a customer's amounts"),
        ("q", "shape of the gamma distribution of ν, the rate of the amounts, over customers"),
        ("v", "rate of the gamma distribution of ν over customers, an amount"),
    ];

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="p">p, the shape of the gamma distribution of a customer's amounts; from 1E-15 to 1E15.</param>
    /// <param name="q">q, the shape of the gamma distribution of ν over customers; from 1E-15 to 1E15. The population's mean is infinite
    /// when q is at most 1.</param>
    /// <param name="v">v, the rate parameter of the gamma distribution of ν over customers, in the currency; from 1E-15 to 1E15.</param>
    /// <param name="grain">What counts as one purchase; a day with orders by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15, or the grain is not valid.</exception>
    public static GammaGammaModel Create(double p, double q, double v, PurchaseGrain grain = PurchaseGrain.Day)
    {
        ModelParameters.Checked(p, nameof(p));
        ModelParameters.Checked(q, nameof(q));
        ModelParameters.Checked(v, nameof(v));
        ModelParameters.RequireGrain(grain, nameof(grain));
        double[] values = [p, q, v];
        return new GammaGammaModel(
            p, q, v, grain, null, [.. Symbols.Select((symbol, i) => ModelParameters.Describe(symbol, values[i], null, i))]);
    }

    /// <summary>Fits the model to a sample by maximum likelihood.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>
    /// The fit with its model; without a model, and with a warning that says why, when no customer in the sample has repeat spend. Other
    /// warnings report customers left out, an infinite mean, and a correlation of frequency and spend.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<GammaGammaModel> Fit(
        SpendSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        SpendFit.Fit(sample, options, cancellationToken);

    /// <summary>Returns the name and the parameters as text; culture-invariant.</summary>
    public override string ToString() => $"{Name} ({ModelParameters.Text(Parameters)})";
}
