using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>How well a model predicted the purchases of a hold-out, customer by customer.</summary>
/// <param name="ModelName">The name of the model.</param>
/// <param name="Expected">The total purchases that the model expected, Σ ŷ.</param>
/// <param name="Bias">The mean of expected minus actual purchases, Σ (ŷ − y) / n; below 0 when the model expected too few.</param>
/// <param name="MeanAbsoluteError">MAE, Σ |ŷ − y| / n.</param>
/// <param name="RootMeanSquaredError">RMSE, √(Σ (ŷ − y)² / n).</param>
/// <param name="LogScore">
/// The mean of ln P(y), P the model's probability of exactly that number of purchases; at most 0, higher is better, −∞ when a customer
/// did something that the model calls impossible. The log score judges the whole distribution, while the errors above judge its mean alone
/// (Gneiting and Raftery 2007, Strictly proper scoring rules, Journal of the American Statistical Association 102).
/// </param>
/// <remarks>Without customers the estimates have no value, and say so.</remarks>
public sealed record HoldoutFit(
    string ModelName, double Expected, Estimate Bias, Estimate MeanAbsoluteError, Estimate RootMeanSquaredError, Estimate LogScore)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"HoldoutFit {{ ModelName = {ModelName}, Expected = {Expected}, Bias = {Bias}, "
        + $"MeanAbsoluteError = {MeanAbsoluteError}, RootMeanSquaredError = {RootMeanSquaredError}, LogScore = {LogScore} }}");
}
