using System.Globalization;
namespace LifecycleKit.Experiments;

/// <summary>Options of a read-out: the level of the intervals, and the minimum data for each test.</summary>
public sealed record ReadoutOptions
{
    private readonly double _level = 0.95;
    private readonly long _minimumCustomers = 2;
    private readonly double _minimumExpected = 5;
    private readonly double _sampleRatioThreshold = 0.001;
    private readonly double _winsorQuantile = 0.99;

    /// <summary>The options with every default.</summary>
    internal static ReadoutOptions Default { get; } = new();

    /// <summary>The confidence level of intervals, strictly between 0 and 1; 0.95 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public double Level
    {
        get => _level;
        init => _level = ShareOf(value, nameof(Level));
    }

    /// <summary>
    /// The number of customers that each arm needs for a comparison of means; 2 by default and at least, since a variance needs two values.
    /// Revenue is skewed, so use 100 or more if there are enough customers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 2.</exception>
    public long MinCustomerCount
    {
        get => _minimumCustomers;
        init => _minimumCustomers = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MinCustomerCount), value, "The minimum must be at least 2, since a variance needs two customers.");
    }

    /// <summary>
    /// The minimum of the expected number of conversions, and of customers without one, in each arm for the z test, and of customers for
    /// the sample-ratio check; 5 by default (Cochran 1954, "Some methods for strengthening the common χ² tests", Biometrics 10).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite or NaN.</exception>
    public double MinExpectedCount
    {
        get => _minimumExpected;
        init => _minimumExpected = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinExpectedCount), value, "The number must be finite and at least 0.");
    }

    /// <summary>The p-value below which the sample-ratio check reports a mismatch, strictly between 0 and 1; 0.001 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside (0, 1).</exception>
    public double SampleRatioThreshold
    {
        get => _sampleRatioThreshold;
        init => _sampleRatioThreshold = ShareOf(value, nameof(SampleRatioThreshold));
    }

    /// <summary>
    /// The quantile of all arms' amounts together at which winsorised revenue is capped, strictly between 0 and 1; 0.99 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is outside (0, 1).</exception>
    public double WinsorQuantile
    {
        get => _winsorQuantile;
        init => _winsorQuantile = ShareOf(value, nameof(WinsorQuantile));
    }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ReadoutOptions {{ Level = {Level}, MinCustomerCount = {MinCustomerCount}, MinExpectedCount = {MinExpectedCount}, "
        + $"SampleRatioThreshold = {SampleRatioThreshold}, WinsorQuantile = {WinsorQuantile} }}");

    private static double ShareOf(double value, string name) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be strictly between 0 and 1.");
}
