using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A model in a <see cref="ModelComparison"/>.</summary>
/// <param name="Fit">Its fit, with the verdict and the warnings.</param>
/// <param name="LogLikelihood">ln L, without combinatorial constants.</param>
/// <param name="ParameterCount">k, how many parameters were fitted; 0 without a model.</param>
/// <param name="Aic">2 k − 2 ln L; lower is better.</param>
/// <param name="DeltaAic">How much higher than the lowest of all; 0 for the best. From about 10 on a model has no support.</param>
/// <param name="AkaikeWeight">exp(−Δ / 2), divided by the sum of all: in [0, 1], adding up to 1.</param>
/// <param name="Bic">k ln n − 2 ln L, n the number of customers; lower is better.</param>
/// <param name="Holdout">How well it expected the purchases of the hold-out; null when there is no hold-out or no model.</param>
/// <remarks>
/// Without a model the figures say so. Weights after Burnham and Anderson (2002), Model Selection and Multimodel Inference, 2nd edition,
/// section 2.9. Immutable and safe to share between threads.
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

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ModelComparisonRow {{ Fit = {Fit}, LogLikelihood = {LogLikelihood}, ParameterCount = {ParameterCount}, "
        + $"Aic = {Aic}, DeltaAic = {DeltaAic}, AkaikeWeight = {AkaikeWeight}, Bic = {Bic}, Holdout = {Holdout}, "
        + $"ModelName = {ModelName}, Status = {Status} }}");
}
