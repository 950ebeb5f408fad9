using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The result of fitting a model by maximum likelihood: figures, status and warnings.</summary>
/// <remarks>
/// <see cref="FitResult{TModel}"/> holds the model as well. A fit ends with a status, whatever the sample; only a cancelled fit throws.
/// </remarks>
public abstract class FitResult
{
    private static readonly Estimate NoModel = Estimate.None("there is no model");

    private readonly FitSummary _summary;

    private protected FitResult(FitSummary summary) => _summary = summary;

    /// <summary>The name of the model, such as "BG/NBD".</summary>
    public string ModelName => _summary.ModelName;

    /// <summary>How the fit ended.</summary>
    public FitStatus Status => _summary.Status;

    /// <summary>Whether there is a model: true for every status except <see cref="FitStatus.NotEnoughData"/>.</summary>
    public bool HasModel => Status != FitStatus.NotEnoughData;

    /// <summary>The parameters with their standard errors; empty without a model.</summary>
    public ImmutableArray<ModelParameter> Parameters
    {
        get => _summary.Parameters;
        init => _summary = _summary with { Parameters = value.IsDefault ? [] : value };
    }

    /// <summary>The log-likelihood, without combinatorial constants and without the penalty; without a value when there is no
    /// model.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite.</exception>
    public Estimate LogLikelihood
    {
        get => _summary.LogLikelihood is { } value ? Estimate.Of(value) : HasModel ? default : NoModel;
        init
        {
            if (value.TryGetValue(out var ln) && !double.IsFinite(ln))
                throw new ArgumentOutOfRangeException(nameof(LogLikelihood), ln, "A log-likelihood must be finite.");
            _summary = _summary with { LogLikelihood = value.HasValue ? ln : null };
        }
    }

    /// <summary>The amount that <see cref="FitOptions.Penalty"/> subtracted from the log-likelihood; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Penalty
    {
        get => _summary.Penalty;
        init => _summary = _summary with { Penalty = NotNegative(value, nameof(Penalty)) };
    }

    /// <summary>The number of customers in the sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long CustomerCount
    {
        get => _summary.CustomerCount;
        init => _summary = _summary with { CustomerCount = NotNegative(value, nameof(CustomerCount)) };
    }

    /// <summary>The number of distinct rows in the sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int DistinctRowCount
    {
        get => _summary.DistinctRowCount;
        init => _summary = _summary with { DistinctRowCount = NotNegative(value, nameof(DistinctRowCount)) };
    }

    /// <summary>
    /// Akaike's information criterion, 2 k − 2 ln L, k the number of parameters; lower is better, on the same rows only. Without a value
    /// when <see cref="LogLikelihood"/> has none.
    /// </summary>
    public Estimate Aic => LogLikelihood.TryGetValue(out var ln) ? Estimate.Of(2 * Parameters.Length - 2 * ln) : LogLikelihood;

    /// <summary>
    /// Schwarz's information criterion, k ln n − 2 ln L, n the number of customers; lower is better, on the same rows only. Without a
    /// value when <see cref="LogLikelihood"/> has none, or no customers are known.
    /// </summary>
    public Estimate Bic => !LogLikelihood.TryGetValue(out var ln) ? LogLikelihood
        : CustomerCount > 0 ? Estimate.Of(Parameters.Length * Math.Log(CustomerCount) - 2 * ln)
        : Estimate.None("there are no customers");

    /// <summary>
    /// The largest |∂ ln L / ∂ ln θ| per customer over the parameters that are not at a bound; near 0 at a maximum.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double GradientNorm
    {
        get => _summary.GradientNorm;
        init => _summary = _summary with { GradientNorm = NotNegative(value, nameof(GradientNorm)) };
    }

    /// <summary>The number of steps over all starts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int IterationCount
    {
        get => _summary.IterationCount;
        init => _summary = _summary with { IterationCount = NotNegative(value, nameof(IterationCount)) };
    }

    /// <summary>The warnings about this fit; empty when there are none.</summary>
    public ImmutableArray<FitWarning> Warnings
    {
        get => _summary.Warnings;
        init => _summary = _summary with { Warnings = value.IsDefault ? [] : value };
    }

    /// <summary>The number of evaluations of likelihood, gradient and Hessian over all starts.</summary>
    internal int EvaluationCount => _summary.EvaluationCount;

    /// <summary>The covariance of the estimates; null when it is not known.</summary>
    internal ParameterCovariance? CovarianceMatrix => _summary.Covariance;

    /// <summary>The digest of the sample, which differs between samples; 0 when it was not recorded.</summary>
    internal ulong SampleDigest => _summary.SampleDigest;

    /// <summary>The model, whatever its type, or null.</summary>
    internal abstract object? AnyModel { get; }

    /// <summary>Returns the covariance of the estimates of two natural parameters, in the product of their units.</summary>
    /// <param name="first">The index in <see cref="Parameters"/> of one parameter, from 0.</param>
    /// <param name="second">The index of the other; the same index for a variance.</param>
    /// <returns>
    /// The inverse of the Hessian H of −ln L in the logarithms of the parameters, transformed back by the delta method, Cov(θᵢ, θⱼ) =
    /// θᵢ θⱼ (H⁻¹)ᵢⱼ; 0 for a parameter at a bound. No value when the likelihood is flat, there is no model, or the result
    /// comes from no fit.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a parameter.</exception>
    public Estimate Covariance(int first, int second)
    {
        RequirePlace(first, nameof(first));
        RequirePlace(second, nameof(second));
        return _summary.Covariance is { } known ? Estimate.Of(known[first, second]) : Estimate.None("the covariance is not known");
    }

    /// <summary>Returns model, status, log-likelihood and parameters in one line; culture-invariant.</summary>
    public override string ToString() => LogLikelihood.TryGetValue(out var ln)
        ? FormattableString.Invariant($"{ModelName}: {Status}, log-likelihood {ln:0.###}, ") + ModelParameters.Text(Parameters)
        : $"{ModelName}: {Status}";

    private static T NotNegative<T>(T value, string name)
        where T : System.Numerics.INumberBase<T>, IComparable<T> => value.CompareTo(T.Zero) >= 0 && T.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and at least 0.");

    private void RequirePlace(int place, string name)
    {
        if (place < 0 || place >= Parameters.Length)
            throw new ArgumentOutOfRangeException(name, place, $"There are {Parameters.Length} parameters.");
    }
}
