using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>
/// MBG/NBD: purchases at gamma-distributed rates, and after each purchase, the first included, dropout with a beta-distributed probability.
/// </summary>
/// <remarks>
/// Batislam, Denizel and Filiztekin (2007), Empirical validation and comparison of models for customer base analysis, International
/// Journal of Research in Marketing 24(3). While alive a customer purchases at the rate λ, λ ~ Gamma(r, α); after each purchase the
/// customer drops out with probability p, p ~ Beta(a, b). For a customer without repeat purchases, P(alive) falls with time; this is the
/// advantage over <see cref="BgNbdModel"/>.
/// </remarks>
public sealed class MbgNbdModel : PurchaseModel
{
    internal MbgNbdModel(in PurchaseParameters parameters, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance)
        : base(BetaGeometricFamily.Modified, parameters, unit, grain, covariance)
    {
    }

    /// <summary>r, the shape of the purchase rate's gamma distribution; above 0.</summary>
    public double R => Natural.First;

    /// <summary>
    /// α, the rate parameter of the purchase rate's gamma distribution, in <see cref="PurchaseModel.Unit"/>; above 0. The mean purchase
    /// rate is r / α.
    /// </summary>
    public double Alpha => Natural.Second;

    /// <summary>a, the first parameter of the beta distribution of the dropout probability; above 0. Its mean is a / (a + b).</summary>
    public double A => Natural.Third;

    /// <summary>b, the second parameter of the beta distribution of the dropout probability; above 0.</summary>
    public double B => Natural.Fourth;

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="r">r, the shape of the purchase rate's gamma distribution; from 1E-15 to 1E15.</param>
    /// <param name="alpha">α, the rate parameter of the purchase rate's gamma distribution, in <paramref name="unit"/>; from 1E-15 to
    /// 1E15.</param>
    /// <param name="a">a, the first parameter of the beta distribution of the dropout probability; from 1E-15 to 1E15.</param>
    /// <param name="b">b, the second parameter of the beta distribution of the dropout probability; from 1E-15 to 1E15.</param>
    /// <param name="unit">The unit of all times.</param>
    /// <param name="grain">What counts as one purchase; a day with orders by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15, or the unit or grain is not valid.</exception>
    public static MbgNbdModel Create(
        double r, double alpha, double a, double b, TimeUnit unit, PurchaseGrain grain = PurchaseGrain.Day) =>
        new(
            new PurchaseParameters(
                ModelParameters.Checked(r, nameof(r)),
                ModelParameters.Checked(alpha, nameof(alpha)),
                ModelParameters.Checked(a, nameof(a)),
                ModelParameters.Checked(b, nameof(b))),
            unit,
            grain,
            null);

    /// <summary>Fits the model to a sample by maximum likelihood.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>The fit with its model; without a model, and with a warning that says why, when the sample is too small.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<MbgNbdModel> Fit(
        PurchaseSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        PurchaseFit.Fit<MbgNbdModel>(BetaGeometricFamily.Modified, sample, options, cancellationToken);
}
