using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Brand sentiment: mentions by tone, and the balance of positive and negative mentions.</summary>
/// <remarks>
/// A convention, not a standard: (positive − negative) over all mentions, or over the mentions that are not neutral. Neutral mentions make
/// the two differ a lot, so state which one is meant. Both are from −1 to 1. <c>default</c> has no mentions and is the neutral element of
/// addition.
/// </remarks>
public readonly record struct BrandSentiment : IAdditionOperators<BrandSentiment, BrandSentiment, BrandSentiment>
{
    private BrandSentiment(long positive, long neutral, long negative)
    {
        PositiveCount = positive;
        NeutralCount = neutral;
        NegativeCount = negative;
    }

    /// <summary>The number of positive mentions, at least 0.</summary>
    public long PositiveCount { get; }

    /// <summary>The number of neutral mentions, at least 0.</summary>
    public long NeutralCount { get; }

    /// <summary>The number of negative mentions, at least 0.</summary>
    public long NegativeCount { get; }

    /// <summary>The number of all mentions.</summary>
    /// <exception cref="OverflowException">There are more than a <see cref="long"/> can count.</exception>
    public long MentionCount => PositiveCount + NeutralCount + NegativeCount;

    /// <summary>Creates a sentiment from counts.</summary>
    /// <param name="positive">The number of positive mentions.</param>
    /// <param name="neutral">The number of neutral mentions.</param>
    /// <param name="negative">The number of negative mentions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static BrandSentiment Create(long positive, long neutral, long negative)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positive);
        ArgumentOutOfRangeException.ThrowIfNegative(neutral);
        ArgumentOutOfRangeException.ThrowIfNegative(negative);
        return new BrandSentiment(positive, neutral, negative);
    }

    /// <summary>Returns the sum of two disjoint sets of mentions.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="long"/>.</exception>
    public static BrandSentiment operator +(BrandSentiment left, BrandSentiment right) =>
        new(left.PositiveCount + right.PositiveCount, left.NeutralCount + right.NeutralCount, left.NegativeCount + right.NegativeCount);

    /// <summary>
    /// Returns (positive − negative) / all mentions, from −1 to 1, with the standard error of a difference of multinomial shares, √((p₊ +
    /// p₋ − (p₊ − p₋)²) / n); no value without mentions. Mentions of one kind have no standard error.
    /// </summary>
    public Estimate ToEstimate() => MentionCount == 0 ? Estimate.None("there are no mentions") : Balance(MentionCount);

    /// <summary>
    /// Returns (positive − negative) / (positive + negative), from −1 to 1, with the standard error of the same formula, where n counts the
    /// mentions that are not neutral; no value without such mentions.
    /// </summary>
    public Estimate ToPolarEstimate() =>
        PositiveCount + NegativeCount == 0 ? Estimate.None("all mentions are neutral") : Balance(PositiveCount + NegativeCount);

    /// <summary>The three counts, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{PositiveCount} positive, {NeutralCount} neutral, {NegativeCount} negative");

    private Estimate Balance(double n)
    {
        var (positive, negative) = (PositiveCount / n, NegativeCount / n);
        var balance = positive - negative;
        // p₊ + p₋ − (p₊ − p₋)² without cancellation, since rounding would dominate the error of nearly equal answers.
        var variance = positive * (1 - positive) + negative * (1 - negative) + 2 * positive * negative;
        return variance > 0 ? Estimate.Of(balance, Math.Sqrt(variance / n)) : Estimate.Of(balance, "all mentions are of one kind");
    }
}
