using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Customers with like predictions: how probable they were to purchase, and how many did.</summary>
/// <param name="Lowest">The lowest prediction in the bin.</param>
/// <param name="Highest">The highest prediction in the bin.</param>
/// <param name="Predicted">The mean prediction, in [0, 1].</param>
/// <param name="Observed">Those who purchased, of all in the bin; at least one customer is.</param>
/// <param name="Interval">Wilson's interval of the observed share.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CalibrationBin(double Lowest, double Highest, double Predicted, Ratio Observed, Interval Interval)
{
    /// <summary>Whether the mean prediction lies in the interval of the observed share.</summary>
    public bool Agrees => Interval.Contains(Predicted);

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"CalibrationBin {{ Lowest = {Lowest}, Highest = {Highest}, Predicted = {Predicted}, Observed = {Observed}, "
        + $"Interval = {Interval}, Agrees = {Agrees} }}");
}
