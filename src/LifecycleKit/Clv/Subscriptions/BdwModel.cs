namespace LifecycleKit.Clv;

/// <summary>BdW, the beta-discrete-Weibull model: like sBG, but a customer's own churn probability may rise or fall with time.</summary>
/// <remarks>
/// Fader, Hardie, Liu, Davin and Steenburgh (2018), "How to Project Customer Retention" Revisited: The Role of Duration Dependence, Journal
/// of Interactive Marketing 43. A customer survives t renewals with probability (1 − θ)^(t^c), θ ~ Beta(α, β), so
/// S(t) = B(α, β + t^c) / B(α, β); with c = 1 it is <see cref="SbgModel"/>.
/// </remarks>
public sealed class BdwModel : RetentionModel
{
    internal BdwModel(double[] θ, ParameterCovariance? covariance)
        : base(BdwFamily.Instance, θ, covariance)
    {
    }

    /// <summary>α, the first parameter of the beta distribution of θ, the churn probability at the first renewal; above 0.</summary>
    public double Alpha => Natural[0];

    /// <summary>β, the second parameter of the beta distribution of θ; above 0.</summary>
    public double Beta => Natural[1];

    /// <summary>c, the power of time; above 1 a customer's own churn probability rises with time, below 1 it falls.</summary>
    public double C => Natural[2];

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="alpha">α, the first parameter of the beta distribution of θ; from 1E-15 to 1E15.</param>
    /// <param name="beta">β, the second parameter of the beta distribution of θ; from 1E-15 to 1E15.</param>
    /// <param name="c">c, the power of time; from 1E-15 to 1E15.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15.</exception>
    public static BdwModel Create(double alpha, double beta, double c) => new(
        [
            ModelParameters.Checked(alpha, nameof(alpha)),
            ModelParameters.Checked(beta, nameof(beta)),
            ModelParameters.Checked(c, nameof(c)),
        ],
        null);

    /// <summary>Fits the model to a sample by maximum likelihood.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>The fit with its model; without a model, and with a warning that says why, when the sample is too small.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<BdwModel> Fit(
        RetentionSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        Fit<BdwModel>(BdwFamily.Instance, sample, options, cancellationToken);
}
