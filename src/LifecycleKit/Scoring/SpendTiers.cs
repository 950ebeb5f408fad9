namespace LifecycleKit.Scoring;

/// <summary>The percentiles of lifetime value from which a customer is in the high and the medium tier of predicted spend.</summary>
/// <remarks>Equal when both percentiles are.</remarks>
public sealed record SpendTiers
{
    private SpendTiers(int mediumFrom, int highFrom) => (MediumFrom, HighFrom) = (mediumFrom, highFrom);

    /// <summary>High from percentile 80, the top 20 %; Medium from 40, the next 40 %; Low below.</summary>
    public static SpendTiers Default { get; } = new(40, 80);

    /// <summary>The least percentile that is <see cref="SpendTier.Medium"/>, from 0 to 100.</summary>
    public int MediumFrom { get; }

    /// <summary>The least percentile that is <see cref="SpendTier.High"/>, from <see cref="MediumFrom"/> to 100.</summary>
    public int HighFrom { get; }

    /// <summary>Creates other tiers; with equal percentiles no customer is in <see cref="SpendTier.Medium"/>.</summary>
    /// <param name="mediumFrom">The least percentile of the medium tier, from 0 to 100.</param>
    /// <param name="highFrom">The least percentile of the high tier, from <paramref name="mediumFrom"/> to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentile is outside its range.</exception>
    public static SpendTiers Create(int mediumFrom, int highFrom)
    {
        if (mediumFrom is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(mediumFrom), mediumFrom, "A percentile must be from 0 to 100.");
        if (highFrom < mediumFrom || highFrom > 100)
        {
            throw new ArgumentOutOfRangeException(
                nameof(highFrom), highFrom, $"The percentile of the high tier must be from {mediumFrom}, that of the medium tier, to 100.");
        }

        return new SpendTiers(mediumFrom, highFrom);
    }

    /// <summary>Returns the tier of a percentile.</summary>
    /// <param name="percentile">From 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is outside its range.</exception>
    public SpendTier TierOf(int percentile)
    {
        if (percentile is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile must be from 0 to 100.");
        return percentile >= HighFrom ? SpendTier.High : percentile >= MediumFrom ? SpendTier.Medium : SpendTier.Low;
    }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"SpendTiers {{ MediumFrom = {MediumFrom}, HighFrom = {HighFrom} }}");
}

/// <summary>The tier of the predicted spend of a customer among the customers of the fit.</summary>
public enum SpendTier
{
    /// <summary>The customer is predicted to spend little.</summary>
    Low,

    /// <summary>The customer is predicted to spend a middling amount.</summary>
    Medium,

    /// <summary>The customer is predicted to spend the most.</summary>
    High,
}
