namespace LifecycleKit.Clv;

/// <summary>
/// sBG, the shifted beta-geometric model: at each renewal a customer churns with a probability of their own, beta-distributed over
/// customers.
/// </summary>
/// <remarks>
/// Fader and Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1). A customer churns at each renewal
/// with probability θ, θ ~ Beta(α, β); the retention rate r(t) = (β + t − 1) / (α + β + t − 1) of a cohort rises, because the customers
/// with high churn probabilities churn first.
/// </remarks>
public sealed class SbgModel : RetentionModel
{
    internal SbgModel(double[] θ, ParameterCovariance? covariance)
        : base(SbgFamily.Instance, θ, covariance)
    {
    }

    /// <summary>α, the first parameter of the beta distribution of the churn probability; above 0. Its mean is α / (α + β).</summary>
    public double Alpha => Natural[0];

    /// <summary>β, the second parameter of the beta distribution of the churn probability; above 0.</summary>
    public double Beta => Natural[1];

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="alpha">α, the first parameter of the beta distribution of the churn probability; from 1E-15 to 1E15.</param>
    /// <param name="beta">β, the second parameter of the beta distribution of the churn probability; from 1E-15 to 1E15.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15.</exception>
    public static SbgModel Create(double alpha, double beta) => new(
        [ModelParameters.Checked(alpha, nameof(alpha)), ModelParameters.Checked(beta, nameof(beta))], null);

    /// <summary>Fits the model to a sample by maximum likelihood.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>The fit with its model; without a model, and with a warning that says why, when the sample is too small.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<SbgModel> Fit(
        RetentionSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        Fit<SbgModel>(SbgFamily.Instance, sample, options, cancellationToken);
}
