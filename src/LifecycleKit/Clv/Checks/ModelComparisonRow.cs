using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A model in a <see cref="ModelComparison"/>.</summary>
/// <param name="Fit">The fit, with its status and warnings.</param>
/// <param name="LogLikelihood">ln L, without combinatorial constants.</param>
/// <param name="ParameterCount">k, the number of fitted parameters; 0 without a model.</param>
/// <param name="Aic">2 k − 2 ln L; lower is better.</param>
/// <param name="DeltaAic">The difference to the lowest AIC of all models; 0 for the best. A model with a difference of 10 or more has
/// practically no support.</param>
/// <param name="AkaikeWeight">exp(−Δ / 2), divided by the sum over all models: in [0, 1]; the weights sum to 1.</param>
/// <param name="Bic">k ln n − 2 ln L, n the number of customers; lower is better.</param>
/// <param name="Holdout">How well the model predicted the purchases of the hold-out; null when there is no hold-out or no model.</param>
/// <remarks>
/// Without a model the figures have no value. Weights after Burnham and Anderson (2002), Model Selection and Multimodel Inference, 2nd
/// edition, section 2.9.
/// </remarks>
public sealed record ModelComparisonRow(
    FitResult Fit,
    Estimate LogLikelihood,
    int ParameterCount,
    Estimate Aic,
    Estimate DeltaAic,
    Estimate AkaikeWeight,
    Estimate Bic,
    HoldoutFit? Holdout)
{
    /// <summary>The name of the model.</summary>
    public string ModelName => Fit.ModelName;

    /// <summary>How the fit ended.</summary>
    public FitStatus Status => Fit.Status;

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ModelComparisonRow {{ Fit = {Fit}, LogLikelihood = {LogLikelihood}, ParameterCount = {ParameterCount}, "
        + $"Aic = {Aic}, DeltaAic = {DeltaAic}, AkaikeWeight = {AkaikeWeight}, Bic = {Bic}, Holdout = {Holdout}, "
        + $"ModelName = {ModelName}, Status = {Status} }}");
}
