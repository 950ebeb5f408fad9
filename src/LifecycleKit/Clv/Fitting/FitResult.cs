using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>The result of fitting a model by maximum likelihood: figures, status and warnings.</summary>
/// <remarks>
/// <see cref="FitResult{TModel}"/> holds the model as well. A fit ends with a status, whatever the sample; only a cancelled fit throws.
/// </remarks>
public abstract class FitResult
{
    private readonly FitSummary _summary;

    private protected FitResult(FitSummary summary) => _summary = summary;

    /// <summary>The name of the model, such as "BG/NBD".</summary>
    public string ModelName => _summary.ModelName;

    /// <summary>How the fit ended.</summary>
    public FitStatus Status => _summary.Status;

    /// <summary>Whether there is a model: true for every status except <see cref="FitStatus.NotEnoughData"/>.</summary>
    public bool HasModel => Status != FitStatus.NotEnoughData;

    /// <summary>The parameters with their standard errors; empty without a model.</summary>
    public ImmutableArray<ModelParameter> Parameters => _summary.Parameters;

    /// <summary>
    /// The covariance of the estimates of the natural parameters, or null when it is not known: the inverse of the Hessian H of −ln L in
    /// the logarithms of the parameters, transformed back by the delta method, Cov(θᵢ, θⱼ) = θᵢ θⱼ (H⁻¹)ᵢⱼ. Rows and columns of a parameter
    /// at a bound are 0.
    /// </summary>
    public ParameterCovariance? Covariance => _summary.Covariance;

    /// <summary>The log-likelihood, without combinatorial constants and without the penalty; 0 without a model.</summary>
    public double LogLikelihood => _summary.LogLikelihood;

    /// <summary>The amount that <see cref="FitOptions.Penalty"/> subtracted from the log-likelihood; at least 0.</summary>
    public double Penalty => _summary.Penalty;

    /// <summary>The number of customers in the sample.</summary>
    public long CustomerCount => _summary.CustomerCount;

    /// <summary>The number of distinct rows in the sample.</summary>
    public int DistinctRowCount => _summary.DistinctRowCount;

    /// <summary>Akaike's information criterion, 2 k − 2 ln L, k the number of parameters; compares models on the same rows only.</summary>
    public double Aic => 2 * Parameters.Length - 2 * LogLikelihood;

    /// <summary>Schwarz's information criterion, k ln n − 2 ln L, n the number of customers; 0 without a model.</summary>
    public double Bic => HasModel ? Parameters.Length * Math.Log(CustomerCount) - 2 * LogLikelihood : 0;

    /// <summary>
    /// The largest |∂ ln L / ∂ ln θ| per customer over the parameters that are not at a bound; near 0 at a maximum.
    /// </summary>
    public double GradientNorm => _summary.GradientNorm;

    /// <summary>The number of steps over all starts.</summary>
    public int IterationCount => _summary.IterationCount;

    /// <summary>The number of evaluations of likelihood, gradient and Hessian over all starts.</summary>
    public int EvaluationCount => _summary.EvaluationCount;

    /// <summary>The warnings about this fit; empty when there are none.</summary>
    public ImmutableArray<FitWarning> Warnings => _summary.Warnings;

    /// <summary>The digest of the sample, which differs between samples; 0 when it was not recorded.</summary>
    internal ulong SampleDigest => _summary.SampleDigest;

    /// <summary>The model, whatever its type, or null.</summary>
    internal abstract object? AnyModel { get; }

    /// <summary>Returns model, status, log-likelihood and parameters in one line; culture-invariant.</summary>
    public override string ToString() => HasModel
        ? FormattableString.Invariant($"{ModelName}: {Status}, log-likelihood {LogLikelihood:0.###}, ")
            + ModelParameters.Text(Parameters)
        : $"{ModelName}: {Status}";
}
