namespace LifecycleKit.Clv;

/// <summary>How predicted probabilities are put into bins.</summary>
public enum CalibrationBinning
{
    /// <summary>As nearly equal numbers of customers as can be without splitting those with equal predictions.</summary>
    EqualCount,

    /// <summary>Equal parts of [0, 1]: with ten bins [0, 0.1), [0.1, 0.2) … [0.9, 1].</summary>
    EqualWidth,
}
