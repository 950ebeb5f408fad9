using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Customers with similar predictions: their mean predicted probability to purchase, and the share that did.</summary>
/// <param name="Lowest">The lowest prediction in the bin.</param>
/// <param name="Highest">The highest prediction in the bin.</param>
/// <param name="Predicted">The mean prediction, in [0, 1].</param>
/// <param name="Observed">The share of customers in the bin who purchased; the bin has at least one customer.</param>
public sealed record CalibrationBin(double Lowest, double Highest, double Predicted, Ratio Observed)
{
    /// <summary>Returns whether the mean prediction is in the Wilson interval of the observed share.</summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public bool Agrees(double level = 0.95) => Observed.WilsonInterval(level).Contains(Predicted);

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"CalibrationBin {{ Lowest = {Lowest}, Highest = {Highest}, Predicted = {Predicted}, Observed = {Observed} }}");
}
