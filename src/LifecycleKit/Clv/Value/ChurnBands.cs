namespace LifecycleKit.Clv;

/// <summary>The boundaries of the bands of the churn probability, 1 − P(alive). A boundary belongs to the band above it.</summary>
/// <remarks>Equal when both boundaries are.</remarks>
public sealed record ChurnBands
{
    private ChurnBands(double mediumFrom, double highFrom) => (MediumFrom, HighFrom) = (mediumFrom, highFrom);

    /// <summary>Low below 0.33, Medium from 0.33, High from 0.66.</summary>
    public static ChurnBands Default { get; } = new(0.33, 0.66);

    /// <summary>The least churn probability that is <see cref="ChurnBand.Medium"/>, in [0, 1].</summary>
    public double MediumFrom { get; }

    /// <summary>The least churn probability that is <see cref="ChurnBand.High"/>, in [0, 1]; at least <see cref="MediumFrom"/>.</summary>
    public double HighFrom { get; }

    /// <summary>Creates bands with other boundaries; with equal boundaries no customer is in <see cref="ChurnBand.Medium"/>.</summary>
    /// <param name="mediumFrom">The least churn probability of the medium band, in [0, 1].</param>
    /// <param name="highFrom">The least churn probability of the high band, in [0, 1] and at least <paramref name="mediumFrom"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A boundary is outside [0, 1] or NaN, or the two are in the wrong order.</exception>
    public static ChurnBands Create(double mediumFrom, double highFrom)
    {
        RequireProbability(mediumFrom, nameof(mediumFrom));
        RequireProbability(highFrom, nameof(highFrom));
        return highFrom >= mediumFrom
            ? new ChurnBands(mediumFrom, highFrom)
            : throw new ArgumentOutOfRangeException(
                nameof(highFrom), highFrom,
                FormattableString.Invariant($"The high band must not begin below the medium band, {mediumFrom}."));
    }

    /// <summary>Returns the band of a churn probability, such as that of <see cref="PurchaseModel.ChurnProbability"/>.</summary>
    /// <param name="churnProbability">1 − P(alive), in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or NaN.</exception>
    public ChurnBand BandOf(double churnProbability)
    {
        RequireProbability(churnProbability, nameof(churnProbability));
        return churnProbability >= HighFrom ? ChurnBand.High : churnProbability >= MediumFrom ? ChurnBand.Medium : ChurnBand.Low;
    }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ChurnBands {{ MediumFrom = {MediumFrom}, HighFrom = {HighFrom} }}");

    private static void RequireProbability(double value, string name)
    {
        if (!(value >= 0 && value <= 1)) throw new ArgumentOutOfRangeException(name, value, "A probability must be in [0, 1].");
    }
}

/// <summary>The band of a customer's churn probability.</summary>
public enum ChurnBand
{
    /// <summary>The customer is probably still active.</summary>
    Low,

    /// <summary>The customer may or may not have dropped out.</summary>
    Medium,

    /// <summary>The customer has probably dropped out.</summary>
    High,
}
