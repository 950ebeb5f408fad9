using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Brand sentiment: mentions by tone, and how far the positive ones outweigh the negative.</summary>
/// <remarks>
/// A convention without a standard: (positive − negative) over all mentions, or over those that take a side; neutral ones make the two
/// differ a lot, so say which is meant. Both lie from −1 to 1. <c>default</c> is no mentions, the neutral element of addition.
/// Immutable and safe to share between threads.
/// </remarks>
public readonly record struct BrandSentiment : IAdditionOperators<BrandSentiment, BrandSentiment, BrandSentiment>
{
    private BrandSentiment(long positive, long neutral, long negative) => (Positive, Neutral, Negative) = (positive, neutral, negative);

    /// <summary>How many mentions were positive, at least 0.</summary>
    public long Positive { get; }

    /// <summary>How many mentions took no side, at least 0.</summary>
    public long Neutral { get; }

    /// <summary>How many mentions were negative, at least 0.</summary>
    public long Negative { get; }

    /// <summary>All mentions.</summary>
    /// <exception cref="OverflowException">There are more than a <see cref="long"/> can count.</exception>
    public long MentionCount => Positive + Neutral + Negative;

    /// <summary>The sentiment of counted mentions.</summary>
    /// <param name="positive">How many were positive.</param>
    /// <param name="neutral">How many took no side.</param>
    /// <param name="negative">How many were negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static BrandSentiment Create(long positive, long neutral, long negative)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positive);
        ArgumentOutOfRangeException.ThrowIfNegative(neutral);
        ArgumentOutOfRangeException.ThrowIfNegative(negative);
        return new BrandSentiment(positive, neutral, negative);
    }

    /// <summary>The mentions of two disjoint parts taken together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="long"/>.</exception>
    public static BrandSentiment operator +(BrandSentiment left, BrandSentiment right) =>
        new(left.Positive + right.Positive, left.Neutral + right.Neutral, left.Negative + right.Negative);

    /// <summary>The same as <c>this + other</c>.</summary>
    public BrandSentiment Add(BrandSentiment other) => this + other;

    /// <summary>
    /// (Positive − negative) / all mentions, from −1 to 1, with the standard error of a difference of multinomial shares,
    /// √((p₊ + p₋ − (p₊ − p₋)²) / n); none without mentions. Mentions of one kind have no standard error.
    /// </summary>
    public Estimate ToEstimate() => MentionCount == 0 ? Estimate.None("there are no mentions") : Balance(MentionCount);

    /// <summary>
    /// (Positive − negative) / (positive + negative), from −1 to 1, with the standard error of the same formula, n being the mentions that take a
    /// side; none without such.
    /// </summary>
    public Estimate ToPolarEstimate() =>
        Positive + Negative == 0 ? Estimate.None("no mention takes a side") : Balance(Positive + Negative);

    /// <summary>The three counts, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Positive} positive, {Neutral} neutral, {Negative} negative");

    private Estimate Balance(double n)
    {
        var (positive, negative) = (Positive / n, Negative / n);
        var balance = positive - negative;
        // p₊ + p₋ − (p₊ − p₋)² without the cancellation, which would leave the error of a near consensus to rounding.
        var variance = positive * (1 - positive) + negative * (1 - negative) + 2 * positive * negative;
        return variance > 0 ? Estimate.Of(balance, Math.Sqrt(variance / n)) : Estimate.Of(balance, "all mentions are of one kind");
    }
}
