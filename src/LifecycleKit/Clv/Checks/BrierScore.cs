using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The Brier score of predicted probabilities, with its decomposition.</summary>
/// <param name="Value">Σ (p − o)² / n with o = 1 for customers who purchased and 0 for the others, with its standard error; in [0, 1],
/// lower is better.</param>
/// <param name="Reliability">Σₖ nₖ (p̄ₖ − ōₖ)² / n over the bins: the loss because observed shares differ from predictions; 0 is
/// best.</param>
/// <param name="Resolution">Σₖ nₖ (ōₖ − ō)² / n: the gain because the bins differ from one another; higher is better.</param>
/// <param name="Uncertainty">ō (1 − ō): the score of predicting the overall share for every customer.</param>
/// <param name="WithinBins">The contribution of different predictions within one bin, Σ (p − p̄ₖ)² / n − 2 Σ (p − p̄ₖ)(o − ōₖ) / n; small
/// where bins are narrow.</param>
/// <param name="Skill">1 − Value / Uncertainty: 1 is perfect, 0 is no better than the overall share; without a value when all or none
/// purchased.</param>
/// <remarks>
/// Value = Reliability − Resolution + Uncertainty + WithinBins. The first three are those of Murphy (1973), A new vector partition of the
/// probability score, Journal of Applied Meteorology 12, with one bin for each distinct prediction; the last is from Stephenson, Coelho
/// and Jolliffe (2008), Two extra components in the Brier score decomposition, Weather and Forecasting 23. Without customers no
/// figure has a value.
/// </remarks>
public sealed record BrierScore(
    Estimate Value, Estimate Reliability, Estimate Resolution, Estimate Uncertainty, Estimate WithinBins, Estimate Skill)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"BrierScore {{ Value = {Value}, Reliability = {Reliability}, Resolution = {Resolution}, "
        + $"Uncertainty = {Uncertainty}, WithinBins = {WithinBins}, Skill = {Skill} }}");
}
