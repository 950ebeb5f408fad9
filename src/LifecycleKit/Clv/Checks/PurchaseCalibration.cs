using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>
/// A comparison of predicted purchase probabilities with what happened: of the customers predicted at 30 %, did 30 % purchase?
/// </summary>
/// <remarks>
/// <para>
/// A calibration keeps each distinct prediction with its counts, so parts merge exactly: figures depend neither on the order of customers
/// nor on how they were split. Customers with equal predictions are never in different bins.
/// </para>
/// <para>
/// <see cref="BrierScore"/> = <see cref="Reliability"/> − <see cref="Resolution"/> + <see cref="Uncertainty"/> +
/// <see cref="WithinBins"/>. The first three parts are those of Murphy (1973), A new vector partition of the probability score, Journal of
/// Applied Meteorology 12, with one bin for each distinct prediction; the last is from Stephenson, Coelho and Jolliffe (2008), Two extra
/// components in the Brier score decomposition, Weather and Forecasting 23. Without customers no figure has a value.
/// </para>
/// </remarks>
public sealed class PurchaseCalibration
{
    private const string NoCustomers = "there are no customers";

    private readonly CalibrationRow[] _rows;

    private PurchaseCalibration(CalibrationRow[] rows, int binCount, bool hasEqualWidths)
    {
        _rows = rows;
        BinCount = binCount;
        HasEqualWidths = hasEqualWidths;
        var groups = CalibrationGroup.Of(rows, binCount, hasEqualWidths);
        CustomerCount = groups.Sum(group => group.CustomerCount);
        PurchasedCount = groups.Sum(group => group.PurchasedCount);
        Bins = [.. groups.Select(group => group.ToBin())];
        Reliability = OverAll(groups.Sum(group => group.CustomerCount * Square(group.Predicted - group.Observed)));
        WithinBins = OverAll(groups.Sum(group => group.Within));
        var all = (double)PurchasedCount / Math.Max(1, CustomerCount);
        Resolution = OverAll(groups.Sum(group => group.CustomerCount * Square(group.Observed - all)));
        Uncertainty = OverAll(all * (1 - all) * CustomerCount);
        BrierScore = Score();
        BrierSkill = SkillOf(BrierScore, all * (1 - all));
        ExpectedCalibrationError = OverAll(groups.Sum(group => group.CustomerCount * Math.Abs(group.Predicted - group.Observed)));
        PredictedShare = OverAll(groups.Sum(group => group.CustomerCount * group.Predicted));
    }

    /// <summary>The maximum number of bins, from 1 to 1 000.</summary>
    public int BinCount { get; }

    /// <summary>
    /// Whether the bins have equal widths in [0, 1], with ten bins [0, 0.1), [0.1, 0.2) … [0.9, 1]; otherwise nearly equal numbers of
    /// customers.
    /// </summary>
    public bool HasEqualWidths { get; }

    /// <summary>The number of customers.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of customers who purchased.</summary>
    public long PurchasedCount { get; }

    /// <summary>The bins that have customers, from the lowest predictions to the highest.</summary>
    public ImmutableArray<CalibrationBin> Bins { get; }

    /// <summary>
    /// The Brier score, Σ (p − o)² / n with o = 1 for customers who purchased and 0 for the others, with its standard error; in [0, 1],
    /// lower is better.
    /// </summary>
    public Estimate BrierScore { get; }

    /// <summary>
    /// 1 − score / uncertainty: 1 is perfect, 0 is no better than the overall share; without a value when all or none purchased.
    /// </summary>
    public Estimate BrierSkill { get; }

    /// <summary>
    /// Σₖ nₖ (p̄ₖ − ōₖ)² / n over the bins: the loss because observed shares differ from predictions; 0 is best.
    /// </summary>
    public Estimate Reliability { get; }

    /// <summary>Σₖ nₖ (ōₖ − ō)² / n: the gain because the bins differ from one another; higher is better.</summary>
    public Estimate Resolution { get; }

    /// <summary>ō (1 − ō): the score of predicting the overall share for every customer.</summary>
    public Estimate Uncertainty { get; }

    /// <summary>
    /// The contribution of different predictions within one bin, Σ (p − p̄ₖ)² / n − 2 Σ (p − p̄ₖ)(o − ōₖ) / n; small where bins are narrow.
    /// </summary>
    public Estimate WithinBins { get; }

    /// <summary>
    /// Σₖ nₖ |p̄ₖ − ōₖ| / n over the bins, in [0, 1]. Chance alone raises this error above 0, and more bins raise it further.
    /// </summary>
    public Estimate ExpectedCalibrationError { get; }

    /// <summary>The mean prediction of all customers.</summary>
    public Estimate PredictedShare { get; }

    /// <summary>The share of customers who purchased, to compare with <see cref="PredictedShare"/>.</summary>
    public Ratio ObservedShare => Ratio.Of(PurchasedCount, CustomerCount);

    /// <summary>Calibrates a model's P(at least one purchase in the hold-out).</summary>
    /// <param name="split">The customers with what they purchased.</param>
    /// <param name="model">The model.</param>
    /// <param name="bins">The maximum number of bins; from 1 to 1 000, 10 by default.</param>
    /// <param name="equalWidths">Whether the bins have equal widths in [0, 1]; false by default: nearly equal numbers of customers.</param>
    /// <param name="cancellationToken">Stops between two blocks of customers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> or <paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has another unit or grain than the split.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of bins is outside 1 to 1 000.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PurchaseCalibration Of(
        HoldoutSplit split, PurchaseModel model, int bins = 10, bool equalWidths = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        RequireBins(bins);
        split.RequireFit(model, nameof(model));
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new CalibrationRow[split.Customers.Length];
        ParallelBlocks.ForEach(
            rows.Length,
            1024,
            (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    var customer = split.Customers[i];
                    var none = model.ProbabilityOfPurchases(customer.History, 0, split.Length).Value;
                    rows[i] = new CalibrationRow(Math.Clamp(1 - none, 0, 1), 1, customer.PurchaseCount > 0 ? 1 : 0);
                }
            },
            cancellationToken);
        return new PurchaseCalibration(CalibrationRow.Compress(rows), bins, equalWidths);
    }

    /// <summary>Calibrates probabilities from any source.</summary>
    /// <param name="probabilities">The predictions, each in [0, 1].</param>
    /// <param name="happened">Whether the predicted event happened, in the order of the predictions; of the same length.</param>
    /// <param name="bins">The maximum number of bins; from 1 to 1 000, 10 by default.</param>
    /// <param name="equalWidths">Whether the bins have equal widths in [0, 1]; false by default: nearly equal numbers of customers.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A prediction is outside [0, 1] or NaN, or the number of bins outside 1 to
    /// 1 000.</exception>
    public static PurchaseCalibration Of(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, int bins = 10, bool equalWidths = false)
    {
        RequireBins(bins);
        if (probabilities.Length != happened.Length)
        {
            throw new ArgumentException(
                $"There must be one outcome for each prediction: {probabilities.Length}, not {happened.Length}.", nameof(happened));
        }

        var rows = new CalibrationRow[probabilities.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probabilities[i], $"Prediction {i} must be in [0, 1].");
            rows[i] = new CalibrationRow(probabilities[i], 1, happened[i] ? 1 : 0);
        }

        return new PurchaseCalibration(CalibrationRow.Compress(rows), bins, equalWidths);
    }

    /// <summary>Merges two calibrations of different customers.</summary>
    /// <param name="other">Another calibration with the same kind and number of bins.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The kinds or numbers of bins differ.</exception>
    public PurchaseCalibration Merge(PurchaseCalibration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.BinCount == BinCount && other.HasEqualWidths == HasEqualWidths
            ? new PurchaseCalibration(CalibrationRow.Compress(_rows.Concat(other._rows)), BinCount, HasEqualWidths)
            : throw new ArgumentException("The calibrations must have the same kind and number of bins.", nameof(other));
    }

    private Estimate Score()
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var (p, customers, purchased) in _rows)
        {
            var (hit, miss) = ((1 - p) * (1 - p), p * p);
            sum += purchased * hit + (customers - purchased) * miss;
            squares += purchased * hit * hit + (customers - purchased) * miss * miss;
        }

        if (CustomerCount < 2) return OverAll(sum);
        var score = sum / CustomerCount;
        return Estimate.Of(score, Math.Sqrt(Math.Max(0, squares / CustomerCount - score * score) / (CustomerCount - 1)));
    }

    private static Estimate SkillOf(Estimate score, double uncertainty) => !score.TryGetValue(out var value) ? score
        : uncertainty == 0 ? Estimate.None("all customers did the same")
        : Estimate.Of(1 - value / uncertainty);

    private Estimate OverAll(double sum) => CustomerCount > 0 ? Estimate.Of(sum / CustomerCount) : Estimate.None(NoCustomers);

    private static void RequireBins(int bins)
    {
        if (bins is < 1 or > 1_000) throw new ArgumentOutOfRangeException(nameof(bins), bins, "There must be 1 to 1 000 bins.");
    }

    private static double Square(double value) => value * value;
}
