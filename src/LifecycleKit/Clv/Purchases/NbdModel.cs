using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>NBD: purchases at gamma-distributed rates without dropout. The baseline for models with dropout.</summary>
/// <remarks>
/// Ehrenberg (1959), The pattern of consumer purchases, Applied Statistics 8(1). A customer purchases at the rate λ, λ ~ Gamma(r, α), and
/// never drops out: P(alive) is 1. The likelihood is that of the purchase times, as for the other models, so AIC compares them.
/// </remarks>
public sealed class NbdModel : PurchaseModel
{
    internal NbdModel(in PurchaseParameters parameters, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance)
        : base(NbdFamily.Instance, parameters, unit, grain, covariance)
    {
    }

    /// <summary>r, the shape of the purchase rate's gamma distribution; above 0.</summary>
    public double R => Natural.First;

    /// <summary>
    /// α, the rate parameter of the purchase rate's gamma distribution, in <see cref="PurchaseModel.Unit"/>; above 0. The mean purchase
    /// rate is r / α.
    /// </summary>
    public double Alpha => Natural.Second;

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="r">r, the shape of the purchase rate's gamma distribution; from 1E-15 to 1E15.</param>
    /// <param name="alpha">α, the rate parameter of the purchase rate's gamma distribution, in <paramref name="unit"/>; from 1E-15 to
    /// 1E15.</param>
    /// <param name="unit">The unit of all times.</param>
    /// <param name="grain">What counts as one purchase; a day with orders by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15, or the unit or grain is not valid.</exception>
    public static NbdModel Create(double r, double alpha, TimeUnit unit, PurchaseGrain grain = PurchaseGrain.Day) =>
        new(
            new PurchaseParameters(
                ModelParameters.Checked(r, nameof(r)),
                ModelParameters.Checked(alpha, nameof(alpha))),
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
    public static FitResult<NbdModel> Fit(
        PurchaseSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        PurchaseFit.Fit<NbdModel>(NbdFamily.Instance, sample, options, cancellationToken);
}
