using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A figure of a fitted model with its values in the refits of a bootstrap.</summary>
public sealed class BootstrapFigure
{
    private const string AllEqual = "all refits are equal";

    /// <summary>Creates a figure of known values.</summary>
    /// <param name="name">The name, for display.</param>
    /// <param name="fitted">The value of the fit; not NaN.</param>
    /// <param name="refitted">The values of the refits, in any order; not NaN.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="refitted"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN.</exception>
    public BootstrapFigure(string name, double fitted, IEnumerable<double> refitted)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(refitted);
        Name = name;
        Fitted = fitted;
        Refitted = [.. refitted.Order()];
        // NaN comes first in the order.
        if (double.IsNaN(fitted)) throw new ArgumentOutOfRangeException(nameof(fitted), fitted, "The value must be a number.");
        if (!Refitted.IsEmpty && double.IsNaN(Refitted[0]))
            throw new ArgumentOutOfRangeException(nameof(refitted), Refitted[0], "Each value must be a number.");
        Value = StandardError() switch
        {
            null => Estimate.Of(fitted, "fewer than two refits succeeded"),
            0 => Estimate.Of(fitted, AllEqual),
            { } error when double.IsFinite(error) => Estimate.Of(fitted, error),
            _ => Estimate.Of(fitted, "the refits or the fit are infinite"),
        };
        Bias = Refitted.IsEmpty ? Estimate.None("no refit succeeded")
            : MeanDistance is var bias && double.IsFinite(bias) ? Estimate.Of(bias)
            : Estimate.None("the refits or the fit are infinite");
    }

    /// <summary>The symbol of a parameter, or the name given to <see cref="BootstrapResult{TModel}.Predict"/>.</summary>
    public string Name { get; }

    /// <summary>
    /// The value of the fit, with the standard deviation of the refits as its standard error; without a standard error when fewer than two
    /// refits succeeded, all are equal, or one of them is infinite.
    /// </summary>
    public Estimate Value { get; }

    /// <summary>
    /// The mean of the refits minus the value of the fit; without a value when there are no refits or one of them is infinite.
    /// </summary>
    public Estimate Bias { get; }

    /// <summary>The values of the refits, ascending.</summary>
    public ImmutableArray<double> Refitted { get; }

    private double Fitted { get; }

    /// <summary>The mean distance from the fit: refits equal to the fit have neither bias nor scatter from rounding.</summary>
    private double MeanDistance => Refitted.Average(value => value - Fitted);

    /// <summary>Returns the interval between two percentiles of the refits (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">No refit succeeded, or all are equal.</exception>
    public Interval PercentileInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        if (Refitted.IsEmpty) throw new InvalidOperationException("There is no interval: no refit succeeded.");
        if (Refitted[0] == Refitted[^1]) throw new InvalidOperationException($"There is no interval: {AllEqual}.");
        return Interval.Create(Percentile((1 - level) / 2), Percentile((1 + level) / 2), level);
    }

    /// <summary>Returns name, value and standard error as text; culture-invariant.</summary>
    public override string ToString() => $"{Name}: {Value}";

    private double Percentile(double share)
    {
        var place = share * (Refitted.Length - 1);
        var below = (int)place;
        var (low, high) = (Refitted[below], Refitted[Math.Min(below + 1, Refitted.Length - 1)]);
        return low == high ? low : low + (place - below) * (high - low);
    }

    private double? StandardError()
    {
        if (Refitted.Length < 2) return null;
        var mean = MeanDistance;
        return Math.Sqrt(Refitted.Sum(value => (value - Fitted - mean) * (value - Fitted - mean)) / (Refitted.Length - 1));
    }
}
