using LifecycleKit.Statistics;

namespace LifecycleKit.Products;

/// <summary>How long repeat buyers of a product take to buy it again.</summary>
/// <remarks>
/// <para>
/// The intervals are those of customers who bought the product at least twice; the interval since the last purchase of each, which has not
/// ended, is censored. The median is that of the product-limit estimator (<see cref="KaplanMeier"/>) of all of them. Customers who bought
/// the product once are not in it, since most of them never buy it again: <see cref="RepeatShare"/> says how many do.
/// </para>
/// <para><c>default</c> has an empty id, zeros, and a reason instead of a median.</para>
/// </remarks>
public readonly record struct ReplenishmentInterval
{
    private readonly string? _productId;
    private readonly MedianDaysFit _fit;
    private readonly Estimate _medianDays;

    internal ReplenishmentInterval(
        string productId, int buyerCount, int repeatBuyerCount, long repeatCount, long laterOrderCount, in MedianDaysFit fit,
        int minRepeatCount)
    {
        _productId = productId;
        BuyerCount = buyerCount;
        RepeatBuyerCount = repeatBuyerCount;
        RepeatCount = repeatCount;
        LaterOrderCount = laterOrderCount;
        _fit = fit;
        // Made once, so that asking for it allocates no text.
        _medianDays = fit.ToEstimate(repeatCount, minRepeatCount);
    }

    /// <summary>The id of the product.</summary>
    public string ProductId => _productId ?? string.Empty;

    /// <summary>The number of known customers who bought the product.</summary>
    public int BuyerCount { get; }

    /// <summary>The number of customers who bought the product at least twice.</summary>
    public int RepeatBuyerCount { get; }

    /// <summary>The number of repeat purchases: of intervals that ended.</summary>
    public long RepeatCount { get; }

    /// <summary>The number of orders that the buyers made after their first one with the product, with it or without.</summary>
    public long LaterOrderCount { get; }

    /// <summary>Of the buyers, the share that bought the product again.</summary>
    public Ratio RepeatShare => Ratio.Of(RepeatBuyerCount, BuyerCount);

    /// <summary>Of the orders that buyers made after their first one with the product, the share that had the product again.</summary>
    public Ratio RepeatRate => Ratio.Of(RepeatCount, LaterOrderCount);

    /// <summary>
    /// The median days from one purchase to the next, or the reason why it is not known; <see cref="MedianDaysInterval"/> takes the place
    /// of a standard error.
    /// </summary>
    public Estimate MedianDays => _medianDays;

    /// <summary>
    /// The 95 % interval of the median (<see cref="KaplanMeier.QuantileInterval"/>), which takes the intervals as independent; from 0 to ∞
    /// when nothing is known.
    /// </summary>
    public Interval MedianDaysInterval =>
        Interval.Create(_fit.Lower ?? 0, _fit.Upper ?? double.PositiveInfinity, MedianDaysFit.Level);

    internal MedianDaysFit Fit => _fit;

    /// <summary>Returns the id and figures, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{ProductId}: median days {MedianDays}, {RepeatBuyerCount} of {BuyerCount} buyers bought again");
}

/// <summary>What the product-limit estimator says of intervals in whole days.</summary>
/// <param name="Median">The median; null when it is not reached.</param>
/// <param name="Lower">The lower bound of the median; null when there are too few intervals.</param>
/// <param name="Upper">The upper bound; null when it is not reached.</param>
/// <param name="Observed">The longest time that was observed; 0 when there are too few intervals.</param>
internal readonly record struct MedianDaysFit(int? Median, int? Lower, int? Upper, int Observed)
{
    public const double Level = 0.95;

    /// <summary>Returns the median, or the reason why there is none.</summary>
    public Estimate ToEstimate(long repeatCount, int minRepeatCount) => Median is { } days
        ? Estimate.Of(days, "a median has an interval instead")
        : Estimate.None(
            repeatCount < minRepeatCount
                ? FormattableString.Invariant($"fewer than {minRepeatCount} repeat purchases")
                : FormattableString.Invariant($"half of the intervals last longer than the {Observed} days that were observed"));

    public static MedianDaysFit Of(SurvivalSample sample)
    {
        var curve = KaplanMeier.Fit(sample);
        var bounds = curve.QuantileInterval(0.5, Level);
        return new MedianDaysFit(
            curve.Median().TryGetValue(out var median) ? (int)median : null, (int)bounds.Lower,
            double.IsFinite(bounds.Upper) ? (int)bounds.Upper : null, (int)curve.Steps[^1].Time);
    }
}
