using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>How well a model expected the purchases of a hold-out, customer by customer.</summary>
/// <param name="ModelName">The name of the model.</param>
/// <param name="Expected">The purchases that it expected in all, Σ ŷ.</param>
/// <param name="Bias">The mean of expected less actual, Σ (ŷ − y) / n; below 0 when the model expected too little.</param>
/// <param name="MeanAbsoluteError">MAE, Σ |ŷ − y| / n.</param>
/// <param name="RootMeanSquaredError">RMSE, √(Σ (ŷ − y)² / n).</param>
/// <param name="LogScore">
/// The mean of ln P(y), P the model's probability of the very number of purchases; at most 0, higher is better, −∞ when a customer did
/// what the model calls impossible. It weighs the whole distribution, where the errors above look at its mean alone (Gneiting and
/// Raftery 2007, Strictly proper scoring rules, Journal of the American Statistical Association 102).
/// </param>
/// <remarks>Each says that there are no customers where there are none. Immutable and safe to share between threads.</remarks>
public sealed record HoldoutFit(
    string ModelName, double Expected, Estimate Bias, Estimate MeanAbsoluteError, Estimate RootMeanSquaredError, Estimate LogScore)
{
    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"HoldoutFit {{ ModelName = {ModelName}, Expected = {Expected}, Bias = {Bias}, "
        + $"MeanAbsoluteError = {MeanAbsoluteError}, RootMeanSquaredError = {RootMeanSquaredError}, LogScore = {LogScore} }}");
}
