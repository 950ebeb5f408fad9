using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>Runs a fit from the best guess; tries the other starts too when that guess does not lead to a clear maximum.</summary>
internal static class ModelFitter
{
    /// <summary>|∂ ln L / ∂ ln θ| per observation at which a search may end.</summary>
    private const double GradientTolerance = 1e-10;

    /// <summary>
    /// The smallest improvement of the log-likelihood for which another start's point is taken: above rounding, below the digits shown.
    /// </summary>
    private const double Better = 1e-8;

    /// <summary>At this standard error of ln θ a parameter is known at 95 % only within a factor of three.</summary>
    private const double LooseLogError = 0.55;

    /// <summary>Fits a model; the caller has made sure that the sample is not empty.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="symbols">Its parameters.</param>
    /// <param name="likelihood">The sample.</param>
    /// <param name="options">Penalty and limits.</param>
    /// <param name="cancellationToken">Stops the fit between two evaluations.</param>
    /// <param name="point">The natural parameters found.</param>
    public static FitSummary Fit(
        string name,
        ImmutableArray<(string Symbol, string Meaning)> symbols,
        SampleLikelihood likelihood,
        FitOptions options,
        CancellationToken cancellationToken,
        out double[] point)
    {
        (likelihood.Penalty, likelihood.CancellationToken) = (options.Penalty, cancellationToken);
        var (lower, upper) = (Logs(likelihood.Lower), Logs(likelihood.Upper));
        var search = new TrustRegionOptions
        {
            GradientTolerance = GradientTolerance * likelihood.ObservationCount,
            MaxIterations = options.MaxIterations,
        };
        Minimum? best = null;
        var iterations = 0;
        var evaluations = 0;
        var tried = 0;
        foreach (var start in likelihood.Starts)
        {
            var found = TrustRegion.Minimize(likelihood, Logs(start), lower, upper, search, cancellationToken);
            iterations += found.IterationCount;
            evaluations += found.EvaluationCount;
            if (best is null || best.Outcome == MinimumOutcome.NoStart || found.Value < best.Value - Better) best = found;
            if (++tried >= likelihood.RequiredStarts && best.Outcome == MinimumOutcome.Converged) break;
        }

        point = [.. best!.Point.Select(Math.Exp)];
        var covariance = CovarianceOf(best, point);
        var status = StatusOf(best, covariance);
        var penalty = options.Penalty * best.Point.Sum(x => x * x);
        var natural = point;
        return new FitSummary
        {
            ModelName = name,
            Status = status,
            Parameters = [.. symbols.Select((symbol, i) => ModelParameters.Describe(symbol, natural[i], covariance, i))],
            Covariance = covariance,
            LogLikelihood = penalty - best.Value,
            Penalty = penalty,
            CustomerCount = likelihood.ObservationCount,
            DistinctRowCount = likelihood.DistinctRowCount,
            GradientNorm =
                best.Gradient.Where((_, i) => !best.Held[i]).Select(Math.Abs).DefaultIfEmpty().Max() / likelihood.ObservationCount,
            IterationCount = iterations,
            EvaluationCount = evaluations,
            Warnings = [.. Warnings(status, best, symbols, natural, covariance)],
        };
    }

    /// <summary>The inverse of the Hessian among the parameters that are not at a bound; null when it is not positive definite.</summary>
    private static ParameterCovariance? CovarianceOf(Minimum best, double[] point)
    {
        if (best.Outcome is not (MinimumOutcome.Converged or MinimumOutcome.AtBound or MinimumOutcome.Flat)) return null;
        var n = point.Length;
        var free = Enumerable.Range(0, n).Where(i => !best.Held[i]).ToArray();
        var m = free.Length;
        if (m == 0) return null;
        var block = new double[m * m];
        var inverse = new double[m * m];
        var all = new double[n * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++) block[i * m + j] = best.Hessian[free[i] * n + free[j]];
        }

        if (!SmallMatrix.TryInvert(block, m, inverse)) return null;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++) all[free[i] * n + free[j]] = inverse[i * m + j];
        }

        return all.All(double.IsFinite) ? new ParameterCovariance(point, all) : null;
    }

    private static FitStatus StatusOf(Minimum best, ParameterCovariance? covariance) => best.Outcome switch
    {
        MinimumOutcome.AtBound => FitStatus.AtBoundary,
        MinimumOutcome.Flat => FitStatus.NotIdentified,
        MinimumOutcome.Converged => covariance is null ? FitStatus.NotIdentified : FitStatus.Converged,
        MinimumOutcome.NoStart => FitStatus.NotEnoughData,
        _ => FitStatus.IterationLimit,
    };

    private static IEnumerable<FitWarning> Warnings(
        FitStatus status, Minimum best, ImmutableArray<(string Symbol, string Meaning)> symbols, double[] point,
        ParameterCovariance? covariance)
    {
        for (var i = 0; i < point.Length; i++)
        {
            var symbol = symbols[i].Symbol;
            if (best.Held[i])
            {
                var limit = best.Gradient[i] > 0 ? "0" : "infinity";
                yield return new FitWarning(FitWarningKind.AtBoundary, FormattableString.Invariant(
                    $"{symbol} goes to {limit} and was stopped at {point[i]:0.######}: the sample does not determine {symbol}. ")
                    + "Predictions are those of the limit. Observe customers for longer, or set FitOptions.Penalty.");
            }
            else if (covariance is not null && Math.Sqrt(covariance.OfLogs[i * point.Length + i]) is var error && error > LooseLogError)
            {
                yield return new FitWarning(FitWarningKind.NotIdentified, FormattableString.Invariant(
                    $"{symbol} is poorly determined: {point[i]:0.####}, known at 95 % only within a factor of {Math.Exp(1.96 * error):0.#}; predictions may still be good."));
            }
        }

        if (status == FitStatus.NotIdentified)
        {
            yield return new FitWarning(FitWarningKind.NotIdentified,
                "The likelihood is almost flat in some direction: only combinations of the parameters are determined, and there are no standard errors.");
        }

        if (status == FitStatus.IterationLimit)
        {
            yield return new FitWarning(FitWarningKind.IterationLimit, FormattableString.Invariant(
                $"The search ended after {best.IterationCount} iterations without a maximum; the model is the best point found."));
        }
    }

    private static double[] Logs(ReadOnlySpan<double> values)
    {
        var logs = new double[values.Length];
        for (var i = 0; i < logs.Length; i++) logs[i] = Math.Log(values[i]);
        return logs;
    }
}
