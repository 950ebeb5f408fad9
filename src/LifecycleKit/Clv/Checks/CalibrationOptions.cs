namespace LifecycleKit.Clv;

/// <summary>The options of a calibration. The defaults are ten bins of equal counts.</summary>
public sealed record CalibrationOptions
{
    private readonly int _bins = 10;
    private readonly double _level = 0.95;
    private readonly CalibrationBinning _binning;

    /// <summary>Ten bins of equal counts, intervals at 0.95.</summary>
    public static CalibrationOptions Default { get; } = new();

    /// <summary>The maximum number of bins; from 1 to 1 000, 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1 or more than 1 000.</exception>
    public int BinCount
    {
        get => _bins;
        init => _bins = value is >= 1 and <= 1_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(BinCount), value, "There must be 1 to 1 000 bins.");
    }

    /// <summary>How predictions are put into bins; by equal counts by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="CalibrationBinning"/>.</exception>
    public CalibrationBinning Binning
    {
        get => _binning;
        init => _binning = value is CalibrationBinning.EqualCount or CalibrationBinning.EqualWidth
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Binning), value, "The binning must be EqualCount or EqualWidth.");
    }

    /// <summary>The confidence level of the observed shares, strictly between 0 and 1; 0.95 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1) or NaN.</exception>
    public double Level
    {
        get => _level;
        init => _level = value > 0 && value < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Level), value, "The level must be strictly between 0 and 1.");
    }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"CalibrationOptions {{ BinCount = {BinCount}, Binning = {Binning}, Level = {Level} }}");
}

/// <summary>How predicted probabilities are put into bins.</summary>
public enum CalibrationBinning
{
    /// <summary>Bins with nearly equal numbers of customers; customers with equal predictions stay in one bin.</summary>
    EqualCount,

    /// <summary>Bins of equal width in [0, 1]: with ten bins [0, 0.1), [0.1, 0.2) … [0.9, 1].</summary>
    EqualWidth,
}
