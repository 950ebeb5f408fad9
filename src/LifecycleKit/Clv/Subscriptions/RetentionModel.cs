using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>A model of when subscribers churn: at each renewal a customer stays or churns, and churn is observed.</summary>
/// <remarks>
/// <para>
/// The family is closed: <see cref="SbgModel"/> and <see cref="BdwModel"/>. Time is counted in renewals: S(t) is the share of a cohort that
/// is still active after t renewals, S(0) = 1, and P(T = t) = S(t − 1) − S(t) the share that churns at renewal t.
/// </para>
/// <para>
/// Predictions without standard error allocate nothing.
/// </para>
/// </remarks>
public abstract partial class RetentionModel
{
    private readonly RetentionFamily _family;
    private readonly double[] _θ;

    private protected RetentionModel(RetentionFamily family, double[] θ, ParameterCovariance? covariance)
    {
        _family = family;
        _θ = θ;
        Covariance = covariance;
        Parameters = [.. family.Symbols.Select((symbol, i) => ModelParameters.Describe(symbol, θ[i], covariance, i))];
    }

    /// <summary>The name in the literature, such as "sBG".</summary>
    public string Name => _family.Name;

    /// <summary>The parameters in the order of the paper; with standard errors when the model was fitted and they are known.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The covariance of the parameters, or null when it is not known; without it predictions have no standard errors.</summary>
    internal ParameterCovariance? Covariance { get; }

    /// <summary>The natural parameters.</summary>
    internal ReadOnlySpan<double> Natural => _θ;

    /// <summary>Returns the name and the parameters as text; culture-invariant.</summary>
    public override string ToString() => $"{Name} ({ModelParameters.Text(Parameters)})";

    /// <summary>Draws a cohort and its churn from the model.</summary>
    /// <param name="customers">The number of customers, at least 0.</param>
    /// <param name="renewals">The number of renewals of the cohort, at least 0.</param>
    /// <param name="seed">The seed of the draws; the same seed gives the same cohort.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public RetentionSample Simulate(int customers, int renewals, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        var (all, power) = (new RandomDraws(seed), _family.Power(_θ));
        var (churned, retained) = (new long[renewals + 1], new long[renewals + 1]);
        for (var i = 0; i < customers; i++)
        {
            var draws = all.Fork((ulong)i);
            // A customer survives t renewals with probability (1 − θ)^(t^c): until t^c passes an exponential time of rate −ln(1 − θ).
            var rate = -Math.Log(draws.NextBeta(_θ[1], _θ[0]));
            var t = Math.Ceiling(Math.Pow(draws.NextExponential() / rate, 1 / power));
            if (t <= renewals) churned[(int)Math.Max(1, t)]++;
            else retained[renewals]++;
        }

        return RetentionSample.Create(churned, retained);
    }

    /// <summary>Fits a model of a family.</summary>
    private protected static FitResult<TModel> Fit<TModel>(
        RetentionFamily family, RetentionSample sample, FitOptions? options, CancellationToken cancellationToken)
        where TModel : RetentionModel
    {
        ArgumentNullException.ThrowIfNull(sample);
        cancellationToken.ThrowIfCancellationRequested();
        var missing = sample.CustomerCount == 0
            ? "The sample has no customers." : sample.RenewalCount == 0 ? "No customer has had a renewal yet." : null;
        if (missing is not null)
        {
            var without = FitSummary.Without(family.Name, sample.CustomerCount, RetentionLikelihood.RowsOf(sample), missing);
            return new FitResult<TModel>(without, null);
        }

        var summary = ModelFitter.Fit(
            family.Name, family.Symbols, new RetentionLikelihood(family, sample), options ?? FitOptions.Default, cancellationToken,
            out var θ);
        return new FitResult<TModel>(summary, (TModel)family.Create(θ, summary.Covariance));
    }
}
