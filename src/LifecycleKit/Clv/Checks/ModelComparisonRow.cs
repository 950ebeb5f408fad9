using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A model in a <see cref="ModelComparison"/>.</summary>
/// <remarks>
/// Without a model the figures have no value. Weights after Burnham and Anderson (2002), Model Selection and Multimodel Inference, 2nd
/// edition, section 2.9.
/// </remarks>
public sealed class ModelComparisonRow
{
    /// <summary>The fit, with log-likelihood, AIC, BIC, status and warnings.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public required FitResult Fit { get; init => field = value ?? throw new ArgumentNullException(nameof(Fit)); }

    /// <summary>
    /// The difference to the lowest AIC of all models; 0 for the best. A model with a difference of 10 or more has practically no support.
    /// </summary>
    public Estimate DeltaAic { get; init; }

    /// <summary>exp(−Δ / 2), divided by the sum over all models: in [0, 1]; the weights sum to 1.</summary>
    public Estimate AkaikeWeight { get; init; }

    /// <summary>How well the model predicted the purchases of the hold-out; null when there is no hold-out or no model.</summary>
    public HoldoutFit? Holdout { get; init; }

    /// <summary>Returns the figures as a line of text; culture-invariant.</summary>
    public override string ToString() => Fit.Aic.TryGetValue(out var aic)
        ? FormattableString.Invariant($"{Fit.ModelName}: {Fit.Status}, log-likelihood {Fit.LogLikelihood.Value:0.###}, ")
            + FormattableString.Invariant($"AIC {aic:0.###} (+{Text(DeltaAic)}), weight {Text(AkaikeWeight)}, BIC {Text(Fit.Bic)}")
        : $"{Fit.ModelName}: {Fit.Status}";

    private static string Text(Estimate figure) =>
        figure.TryGetValue(out var value) ? FormattableString.Invariant($"{value:0.###}") : $"{figure}";
}
