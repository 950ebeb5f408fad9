using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>
/// Pareto/NBD: purchases at gamma-distributed rates, until the customer drops out, unobserved, at a gamma-distributed rate.
/// </summary>
/// <remarks>
/// Schmittlein, Morrison and Colombo (1987), Counting your customers: who are they and what will they do next?, Management Science 33(1);
/// Fader and Hardie (2005), A note on deriving the Pareto/NBD model and related expressions. While alive a customer purchases at the rate
/// λ, λ ~ Gamma(r, α), and drops out at the rate μ, μ ~ Gamma(s, β), at any time, with or without a purchase. No hypergeometric function
/// is evaluated: s = 1, α = β, large β and large x are as precise as any other values.
/// </remarks>
public sealed class ParetoNbdModel : PurchaseModel
{
    internal ParetoNbdModel(in PurchaseParameters parameters, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance)
        : base(ParetoNbdFamily.Instance, parameters, unit, grain, covariance)
    {
    }

    /// <summary>r, the shape of the purchase rate's gamma distribution; above 0.</summary>
    public double R => Natural.First;

    /// <summary>
    /// α, the rate parameter of the purchase rate's gamma distribution, in <see cref="PurchaseModel.Unit"/>; above 0. The mean purchase
    /// rate is r / α.
    /// </summary>
    public double Alpha => Natural.Second;

    /// <summary>s, the shape of the dropout rate's gamma distribution; above 0.</summary>
    public double S => Natural.Third;

    /// <summary>
    /// β, the rate parameter of the dropout rate's gamma distribution, in <see cref="PurchaseModel.Unit"/>; above 0. The mean dropout rate
    /// is s / β.
    /// </summary>
    public double Beta => Natural.Fourth;

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="r">r, the shape of the purchase rate's gamma distribution; from 1E-15 to 1E15.</param>
    /// <param name="alpha">α, the rate parameter of the purchase rate's gamma distribution, in <paramref name="unit"/>; from 1E-15 to
    /// 1E15.</param>
    /// <param name="s">s, the shape of the dropout rate's gamma distribution; from 1E-15 to 1E15.</param>
    /// <param name="beta">β, the rate parameter of the dropout rate's gamma distribution, in <paramref name="unit"/>; from 1E-15 to
    /// 1E15.</param>
    /// <param name="unit">The unit of all times.</param>
    /// <param name="grain">What counts as one purchase; a day with orders by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15, or the unit or grain is not valid.</exception>
    public static ParetoNbdModel Create(
        double r,
        double alpha,
        double s,
        double beta,
        TimeUnit unit,
        PurchaseGrain grain = PurchaseGrain.Day) =>
        new(
            new PurchaseParameters(
                ModelParameters.Checked(r, nameof(r)),
                ModelParameters.Checked(alpha, nameof(alpha)),
                ModelParameters.Checked(s, nameof(s)),
                ModelParameters.Checked(beta, nameof(beta))),
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
    public static FitResult<ParetoNbdModel> Fit(
        PurchaseSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        PurchaseFit.Fit<ParetoNbdModel>(ParetoNbdFamily.Instance, sample, options, cancellationToken);
}
