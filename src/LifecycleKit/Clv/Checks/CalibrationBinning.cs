namespace LifecycleKit.Clv;

/// <summary>How predicted probabilities are put into bins.</summary>
public enum CalibrationBinning
{
    /// <summary>Bins with nearly equal numbers of customers; customers with equal predictions stay in one bin.</summary>
    EqualCount,

    /// <summary>Bins of equal width in [0, 1]: with ten bins [0, 0.1), [0.1, 0.2) … [0.9, 1].</summary>
    EqualWidth,
}
